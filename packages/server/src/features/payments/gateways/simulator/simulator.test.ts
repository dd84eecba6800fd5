import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../../../tests/support/app.ts';
import { answerBank, formsIn, goThroughBank, openBank } from '../../../../../tests/support/simulator.ts';
import { everything } from '../../../../../tests/sessions/support.ts';
import { type Attempt, askGateway, findAttempt, readReturn } from '../../index.ts';
import { aPayer, handOverOf, type Payer, settleAlone } from '../../payments.support.ts';

const shop = useShop({ env: { STOREFRONT_URL: 'https://storefront.example.com/tr' }, rewire: settleAlone });
const RETURN = 'https://storefront.example.com/tr/orders/checkout/?three_d_secure=true&success=';
let payer: Payer;

beforeAll(async () => {
  payer = await aPayer(shop());
});

const { begin, payBy, paid }: Payer = {
  begin: (...given) => payer.begin(...given),
  payBy: (...given) => payer.payBy(...given),
  paid: (...given) => payer.paid(...given),
};

const found = (attempt: Attempt) => askGateway(shop().deps, attempt);
const stateOf = async ({ reference }: Attempt) => (await findAttempt(shop().deps.db, reference))?.state;
const captured = ({ reference }: Attempt) => ({ kind: 'captured', gatewayReference: `sim-${reference}` });
const declined = ({ reference }: Attempt, failure: string) => {
  return { kind: 'declined', failure, gatewayReference: `sim-${reference}` };
};

describe('a card', () => {
  it.each([
    ...['5555555555554444', '5454545454545454', '4111111111111111', '4012888888881881', '5200828282828210'],
    ...['9700000000000004', '5200820000000099'],
  ])('%s pays at once, and asked again no second time', async (number) => {
    const { attempt, answer } = await paid(number);
    expect(answer).toEqual(captured(attempt));
    expect(await payBy(attempt, number)).toEqual(answer);
    expect(await payBy(attempt, '5454540000000013')).toEqual(answer);
    expect(await found(attempt)).toEqual(answer);
    expect(await stateOf(attempt)).toBe('captured');
  });

  it.each([
    ['5454540000000013', 'declined'],
    ['5454540000000021', 'insufficient_funds'],
    ['4242424242424242', 'card_refused'],
  ])('%s does not pay: %s', async (number, failure) => {
    for (const threeD of [false, true]) {
      const { attempt, answer } = await paid(number, { threeD });
      expect([answer, await found(attempt)]).toEqual([declined(attempt, failure), declined(attempt, failure)]);
    }
  });

  it('may have paid though nobody heard it', async () => {
    const { attempt, answer } = await paid('4111110000000054', { threeD: true });
    expect([answer, await found(attempt)]).toEqual([{ kind: 'unknown' }, captured(attempt)]);
    expect(await stateOf(attempt)).toBe('started');
  });

  it('may not have reached the bank', async () => {
    const { attempt, answer } = await paid('4111110000000062', { threeD: true });
    expect([answer, await found(attempt)]).toEqual([{ kind: 'unknown' }, { kind: 'unheard' }]);
  });

  it('pays once, asked 20 times at once', async () => {
    const attempt = await begin();
    const answers = await Promise.all(Array.from({ length: 20 }, () => payBy(attempt, '5555555555554444')));
    for (const answer of answers) expect(answer).toEqual(captured(attempt));
  });
});

describe('the 3-D Secure page', () => {
  it.each([
    ['5555555555554444', true],
    ['5454540000000039', false],
    ['5454540000000047', false],
    ['4111110000000070', false],
    ['4111110000000088', false],
  ])('%s leads to it', async (number, threeD) => {
    const { attempt, answer } = await paid(number, { threeD });
    const handOver = handOverOf(answer);
    expect([handOver.action, handOver.method]).toEqual(['http://shop.test/simulator/three-d/', 'POST']);
    expect(Object.keys(handOver.fields)).not.toContain('submit');
    expect(await payBy(attempt, number, { threeD })).toEqual(answer);
    expect([await found(attempt), await stateOf(attempt)]).toEqual([{ kind: 'waiting' }, 'pending']);
  });

  it('asks in the language of the shopper, runs no script and is shown in a frame of the storefront', async () => {
    const { attempt, answer } = await paid('5555555555554444', { threeD: true, language: 'tr' });
    const page = await openBank(shop(), handOverOf(answer));
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.headers['set-cookie']).toBeUndefined();
    expect(page.text).toContain('<html lang="tr">');
    expect(page.text).toContain(`shop.test mağazasındaki ${attempt.orderNumber} numaralı sipariş için 125.00 TRY`);
    expect(page.text).not.toContain('<script');
    expect(page.text).not.toContain('rel="canonical"');
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self' https://storefront.example.com");
    expect(policy).toMatch(/frame-ancestors [^;]*https:\/\/storefront\.example\.com/);
    expect(policy).not.toContain('script-src');
    expect(formsIn(page.text).map(({ action }) => action)).toEqual(['/simulator/answer/', '/simulator/answer/']);
  });

  it('takes the money when it is confirmed, and the browser proves it to the shop', async () => {
    const { attempt, answer } = await paid('5454540000000039');
    const back = await goThroughBank(shop(), handOverOf(answer));
    expect(back?.action).toBe(`${RETURN}true&page=CreditCardThreeDSecurePage`);
    const notice = readReturn(shop().deps, { ...back?.fields, pzparams: 'ignored' });
    expect(notice).toEqual({ id: back?.fields['nonce'], reference: attempt.reference, answer: captured(attempt) });
    expect(await found(attempt)).toEqual(captured(attempt));
    expect(await stateOf(attempt)).toBe('pending');
  });

  it.each([
    ['5454540000000039', 'refuse', 'cancelled_by_shopper'],
    ['5454540000000047', 'confirm', 'three_d_failed'],
    ['5454540000000047', 'refuse', 'cancelled_by_shopper'],
  ] as const)('%s takes no money on %s: %s', async (number, word, failure) => {
    const { attempt, answer } = await paid(number);
    const back = await goThroughBank(shop(), handOverOf(answer), word);
    expect(back?.action).toBe(`${RETURN}false&page=CreditCardThreeDSecurePage`);
    expect(readReturn(shop().deps, back?.fields ?? {})?.answer).toEqual(declined(attempt, failure));
    expect(await found(attempt)).toEqual(declined(attempt, failure));
  });

  it('hears the first answer only, whatever is clicked at once', async () => {
    const { attempt, answer } = await paid('5454540000000039');
    const page = await openBank(shop(), handOverOf(answer));
    const clicks = Array.from({ length: 20 }, (_, index) =>
      answerBank(shop(), page, index % 2 === 0 ? 'confirm' : 'refuse'),
    );
    const ends = await Promise.all(clicks);
    const actions = new Set(ends.map(({ text }) => formsIn(text)[0]?.action));
    expect(actions.size).toBe(1);
    const told = ends.map(({ text }) => readReturn(shop().deps, formsIn(text)[0]?.fields ?? {})?.answer);
    for (const one of told) expect(one).toEqual(await found(attempt));
  });

  it('has nothing to say of a payment that the shop has given up and voided', async () => {
    const { attempt, answer } = await paid('5454540000000039');
    const signal = AbortSignal.timeout(20_000);
    await shop()
      .deps.gateways.get('simulator')
      ?.void({ ...attempt, gatewayReference: null }, signal);
    const back = await goThroughBank(shop(), handOverOf(answer));
    expect(readReturn(shop().deps, back?.fields ?? {})?.answer).toEqual(declined(attempt, 'expired'));
    expect(await found(attempt)).toEqual({ kind: 'voided' });
  });
});

describe('the wallet', () => {
  it('is opened by an address, and pays', async () => {
    const { attempt, answer } = await paid(null);
    const handOver = handOverOf(answer);
    expect([handOver.action, handOver.method]).toEqual(['http://shop.test/simulator/wallet/', 'GET']);
    expect((await openBank(shop(), handOver)).text).toContain('<h1>Test wallet</h1>');
    const back = await goThroughBank(shop(), handOver);
    expect(back?.action).toBe('https://storefront.example.com/tr/orders/checkout/?page=RedirectionPageCompletePage');
    expect(readReturn(shop().deps, back?.fields ?? {})?.answer).toEqual(captured(attempt));
  });

  it('can be refused', async () => {
    const { attempt, answer } = await paid(null);
    const back = await goThroughBank(shop(), handOverOf(answer), 'refuse');
    expect(readReturn(shop().deps, back?.fields ?? {})?.answer).toEqual(declined(attempt, 'cancelled_by_shopper'));
  });
});

describe('notices', () => {
  it('come late for a browser that never returns', async () => {
    const { attempt, answer } = await paid('4111110000000070');
    expect(await goThroughBank(shop(), handOverOf(answer))).toBeNull();
    await shop().runJobs();
    expect(await stateOf(attempt)).toBe('pending');
    shop().clock.advance(30_000);
    await shop().runJobs();
    expect(await stateOf(attempt)).toBe('captured');
  });

  it('come twice, beside the browser', async () => {
    const { attempt, answer } = await paid('4111110000000088');
    const back = await goThroughBank(shop(), handOverOf(answer));
    expect(readReturn(shop().deps, back?.fields ?? {})?.answer).toEqual(captured(attempt));
    await shop().runJobs();
    expect(await stateOf(attempt)).toBe('captured');
    const logged = shop().logs();
    expect(logged.match(/"payment notice heard"/g)?.length).toBeGreaterThanOrEqual(1);
    expect(logged).toContain('payment notice heard before');
  });
});

describe('forgers', () => {
  const FORBIDDEN = { detail: 'This message is not authentic.' };

  it('open no page and give no answer with fields that they changed', async () => {
    const { attempt, answer } = await paid('5454540000000039');
    const { fields } = handOverOf(answer);
    const other = handOverOf((await paid('5454540000000039')).answer).fields;
    const evil = 'https://evil.example.com/';
    const changes: Record<string, string>[] = [
      ...[{ amount: '0.01' }, { currency: 'USD' }, { order: 'another' }, { language: 'tr' }],
      ...[{ success: evil }, { failure: evil }, { signature: 'x' }],
      ...[{ reference: other['reference'] ?? '' }, { signature: other['signature'] ?? '' }],
    ];
    const before = await everything(shop());
    for (const change of changes) {
      const form = { ...fields, ...change };
      const answers = [
        await shop().visit().send('POST', '/simulator/three-d/', { form }),
        await shop()
          .visit()
          .get(`/simulator/wallet/?${new URLSearchParams(form).toString()}`),
        await shop()
          .visit()
          .send('POST', '/simulator/answer/', { form: { ...form, answer: 'confirm' } }),
      ];
      for (const { status, json } of answers) expect([status, json]).toEqual([403, FORBIDDEN]);
    }
    expect(await everything(shop())).toEqual(before);
    expect(await found(attempt)).toEqual({ kind: 'waiting' });
  });

  it('open no page without fields, nor answer without a word', async () => {
    const { answer } = await paid('5454540000000039');
    const { fields } = handOverOf(answer);
    for (const form of [{}, { reference: 'x' }]) {
      expect((await shop().visit().send('POST', '/simulator/three-d/', { form })).status).toBe(400);
    }
    const wrong = await shop()
      .visit()
      .send('POST', '/simulator/answer/', { form: { ...fields, answer: 'captured' } });
    expect(wrong.status).toBe(400);
  });

  it('bring back nothing that they changed, and nothing that was signed for something else', async () => {
    const { answer } = await paid('5454540000000047');
    const handOver = handOverOf(answer);
    const back = (await goThroughBank(shop(), handOver))?.fields ?? {};
    const forged: Record<string, string>[] = [
      {},
      { ...back, outcome: 'captured' },
      { ...back, outcome: 'anything' },
      { ...back, reference: 'a'.repeat(32) },
      { ...back, nonce: 'a'.repeat(24) },
      { ...back, signature: '' },
      { ...back, signature: String(back['signature']).slice(1) },
      { ...back, outcome: 'captured', signature: handOver.fields['signature'] ?? '' },
      { ...handOver.fields },
    ];
    for (const fields of forged) expect(readReturn(shop().deps, fields)).toBeNull();
    expect(readReturn(shop().deps, back)).not.toBeNull();
  });
});
