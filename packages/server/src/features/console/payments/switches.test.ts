import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openShop, useShop } from '../../../../tests/support/app.ts';
import { aPayer, type Payer } from '../../payments/payments.support.ts';
import { clearPaymentSwitch, findPaymentSwitch, isAct, setPaymentSwitch, SWITCH_ACTS } from '../../payments/index.ts';
import { DEVELOPMENT, developer, expectRefused } from '../console.support.ts';

const shop = useShop(DEVELOPMENT);
const GOOD = '5555555555554444';
const DECLINED = '5454540000000013';
const NOBODYS = '4242424242424242';

let payer: Payer;

beforeAll(async () => {
  payer = await aPayer(shop());
});

beforeEach(() => clearPaymentSwitch(shop().deps.db));

const state = () => findPaymentSwitch(shop().deps.db);

async function set(form: Record<string, string>) {
  return (await developer(shop())).send('POST', '/console/payments/', { form });
}

async function outcome(number: string | null, threeD = false): Promise<string> {
  const { answer } = await payer.paid(number, { threeD });
  return answer.kind === 'declined' ? answer.failure : answer.kind;
}

describe('the form', () => {
  it('sets what the next payments do, and takes it back', async () => {
    const answer = await set({ act: 'declined', count: '2' });
    expect([answer.status, answer.headers['location']]).toEqual([303, '/console/payments/?said=set']);
    expect(await state()).toEqual({ act: 'declined', remaining: 2 });
    const page = await shop().visit().get('/console/payments/');
    expect(page.text).toContain('<b>Decline</b> for 2 more payments');
    expect(page.text).toMatch(/value="declined" checked/);
    expect((await shop().visit().get('/console/')).text).toContain('Decline, for 2 more payments');
    const back = await (await developer(shop())).send('POST', '/console/payments/reset/', { form: {} });
    expect([back.status, await state()]).toEqual([303, null]);
    expect((await shop().visit().get('/console/payments/?said=reset')).text).toContain(
      'Each card does what its number',
    );
  });

  it.each([[{ act: 'approved', count: '' }], [{ act: 'approved' }]])('%j is until it is changed', async (form) => {
    expect((await set(form)).status).toBe(303);
    expect(await state()).toEqual({ act: 'approved', remaining: null });
    expect((await shop().visit().get('/console/payments/')).text).toContain('until it is changed');
  });

  it.each([
    [{ act: 'explode' }],
    [{ act: '' }],
    [{}],
    [{ act: 'constructor' }],
    [{ act: 'approved', count: '0' }],
    [{ act: 'approved', count: '-1' }],
    [{ act: 'approved', count: '1001' }],
    [{ act: 'approved', count: 'many' }],
  ])('refuses %j and changes nothing', async (form) => {
    await setPaymentSwitch(shop().deps, { act: 'declined', remaining: 3 });
    expect((await set(form)).status).toBe(400);
    expect(await state()).toEqual({ act: 'declined', remaining: 3 });
  });

  it('does nothing without a good token, or from elsewhere', async () => {
    await setPaymentSwitch(shop().deps, { act: 'declined', remaining: 3 });
    await expectRefused(shop(), '/console/payments/', { act: 'approved' });
    await expectRefused(shop(), '/console/payments/reset/', {});
    expect(await state()).toEqual({ act: 'declined', remaining: 3 });
  });

  it('has words for every act', async () => {
    const { text } = await shop().visit().get('/console/payments/');
    for (const act of Object.keys(SWITCH_ACTS).filter(isAct)) expect(text).toContain(`value="${act}"`);
  });
});

describe('the bank', () => {
  it('does what it is told so many times, and then what the card says', async () => {
    await set({ act: 'insufficient_funds', count: '2' });
    expect([await outcome(GOOD), await outcome(DECLINED), await outcome(GOOD), await outcome(DECLINED)]).toEqual([
      ...['insufficient_funds', 'insufficient_funds', 'captured', 'declined'],
    ]);
    expect(await state()).toBeNull();
  });

  it('counts payments at the same moment one by one', async () => {
    await set({ act: 'declined', count: '3' });
    const ends = await Promise.all(Array.from({ length: 8 }, () => outcome(GOOD)));
    expect(ends.filter((end) => end === 'declined').length).toBe(3);
    expect(ends.filter((end) => end === 'captured').length).toBe(5);
  });

  it.each([
    ['approved', false, 'captured'],
    ['approved', true, 'handed_over'],
    ['card_refused', true, 'card_refused'],
    ['three_d_passed', false, 'handed_over'],
    ['three_d_failed', false, 'handed_over'],
    ['late_notice', false, 'handed_over'],
    ['repeated_notice', false, 'handed_over'],
  ] as const)('%s, 3-D Secure asked for: %s', async (act, threeD, end) => {
    await set({ act });
    expect([await outcome(DECLINED, threeD), await outcome(DECLINED, threeD)]).toEqual([end, end]);
  });

  it.each([
    ['hang_taken', 'captured'],
    ['hang_not_taken', 'unheard'],
  ] as const)('%s: nobody hears of it in time, and the check finds out', async (act, found) => {
    const hasty = await openShop({ ...DEVELOPMENT, env: { ...DEVELOPMENT.env, PAYMENT_TIMEOUT: '1' } });
    await setPaymentSwitch(hasty.deps, { act, remaining: 1 });
    const hurried = await aPayer(hasty);
    const attempt = await hurried.begin();
    const began = performance.now();
    const answer = await hurried.payBy(attempt, GOOD);
    expect(answer.kind).toBe('unknown');
    expect(performance.now() - began).toBeGreaterThan(900);
    const bank = hasty.deps.gateways.get('simulator');
    const asked = { reference: attempt.reference, gatewayReference: null };
    expect((await bank?.find(asked, AbortSignal.timeout(20_000)))?.kind).toBe(found);
    await hasty.close();
  });

  it('leaves alone what the bank knew before it was told', async () => {
    const attempt = await payer.begin();
    expect((await payer.payBy(attempt, GOOD)).kind).toBe('captured');
    await set({ act: 'declined', count: '1' });
    expect((await payer.payBy(attempt, GOOD)).kind).toBe('captured');
    expect(await state()).toEqual({ act: 'declined', remaining: 1 });
  });

  it('knows no more cards than before, and leaves wallets alone', async () => {
    await set({ act: 'approved', count: '1' });
    expect([await outcome(NOBODYS), await outcome(null)]).toEqual(['card_refused', 'handed_over']);
    expect(await state()).toEqual({ act: 'approved', remaining: 1 });
  });
});

describe('in another environment', () => {
  it('a switch that is set is not heeded', async () => {
    const other = await openShop();
    await setPaymentSwitch(other.deps, { act: 'declined', remaining: null });
    const { answer } = await (await aPayer(other)).paid(GOOD);
    expect(answer.kind).toBe('captured');
    expect((await other.visit().get('/console/payments/')).status).toBe(404);
    await other.close();
  });
});

it('answers late: the money is taken, the answer comes after five seconds', async () => {
  const slow = await openShop({ ...DEVELOPMENT, env: { ...DEVELOPMENT.env, PAYMENT_TIMEOUT: '20' } });
  await setPaymentSwitch(slow.deps, { act: 'late_answer', remaining: 1 });
  const began = performance.now();
  const { answer } = await (await aPayer(slow)).paid(DECLINED);
  expect(answer.kind).toBe('captured');
  expect(performance.now() - began).toBeGreaterThan(4900);
  await slow.close();
});
