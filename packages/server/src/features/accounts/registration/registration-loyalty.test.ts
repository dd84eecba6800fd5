import { describe, expect, it } from 'vitest';
import { openShop, type TestShop, useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { aCustomer, messagesTo } from '../../../../tests/support/worlds.ts';

const shop = useShop({ env: { THROTTLE_ACCOUNT_ADDRESS: '8/900' } });
const path = '/users/register-with-loyalty/';

const TOKEN: unknown = expect.stringMatching(/^[0-9a-f]{40}$/);
const NUMBER: unknown = expect.stringMatching(/^[1-9]\d{15}$/);
const WRONG_CODE = { code: ['The verification code is wrong or has expired.'] };
const REQUIRED = { phone: ['This field is required.'] };

let count = 0;
function aForm(changes: Record<string, unknown> = {}) {
  count += 1;
  const names = { first_name: 'Grace', last_name: 'Hopper', email: `joining${count}@example.org` };
  const phone = `0558${String(1_000_000 + count)}`;
  return { ...names, phone, password: 'korrekt pferd', confirm: true, add_loyalty: true, ...changes };
}

async function codeTo(where: TestShop, phone: string): Promise<string> {
  const [latest] = await messagesTo(where, phone);
  return /^(\d{6}) is/.exec(latest?.body ?? '')?.[1] ?? 'no code';
}

/** Sends the form, and again with the code that came. */
async function joined(where: TestShop, url: string, changes: Record<string, unknown> = {}) {
  const form = aForm(changes);
  const browser = await where.visit().withToken();
  const asked = await browser.post(url, form);
  expect([asked.status, asked.json]).toEqual([202, {}]);
  expect(await everybody(where, form.email)).toEqual([]);
  const answer = await browser.post(url, { ...form, code: await codeTo(where, form.phone) });
  expect([answer.status, answer.json]).toEqual([201, { key: TOKEN }]);
  await where.runJobs();
  return { form, browser };
}

const everybody = (where: TestShop, email: string) =>
  where.database.db.selectFrom('customers').select(['id', 'attributes']).where('email', '=', email).execute();

const cards = (where: TestShop) => where.database.db.selectFrom('loyalty_cards').selectAll().orderBy('id').execute();

const numberOf = async (browser: Customer) =>
  field((await browser.get('/loyalty-card/loyalty_card/')).json, 'card', 'number');

describe(`POST ${path}`, () => {
  it('registers once the phone is proved, with a card, and logs in', async () => {
    const { form, browser } = await joined(shop(), path);
    expect(await numberOf(browser)).toEqual(NUMBER);
    expect(field((await browser.get('/current_user/')).json, 'phone')).toBe(form.phone);
    const [row] = await everybody(shop(), form.email);
    expect(field(row?.attributes, 'verified_phone')).toBe(form.phone);
  });

  it.each([[false], ['off'], [null], [undefined]])(
    'gives no card to who does not want one: %s',
    async (add_loyalty) => {
      const { browser } = await joined(shop(), path, { add_loyalty });
      expect(await numberOf(browser)).toBeUndefined();
    },
  );

  it('reads forms as storefronts send them', async () => {
    const form = { ...aForm(), confirm: 'on', add_loyalty: 'on' };
    const browser = await shop().visit().withToken();
    expect((await browser.send('POST', path, { form })).status).toBe(202);
    const code = await codeTo(shop(), form.phone);
    expect((await browser.send('POST', path, { form: { ...form, code } })).status).toBe(201);
    expect(await numberOf(browser)).toEqual(NUMBER);
    await shop().runJobs();
  });

  it('sends another code on request, which voids the first', async () => {
    const form = aForm();
    const browser = await shop().visit().withToken();
    await browser.post(path, form);
    const first = await codeTo(shop(), form.phone);
    expect((await browser.post(path, { ...form, code: first, resend: true })).status).toBe(202);
    const second = await codeTo(shop(), form.phone);
    expect((await browser.post(path, { ...form, code: first })).json).toEqual(WRONG_CODE);
    expect((await browser.post(path, { ...form, code: second })).status).toBe(201);
    await shop().runJobs();
  });

  it.each<[string, Record<string, unknown>, object]>([
    ['no phone', { phone: undefined }, REQUIRED],
    ['no number for one', { phone: 'call me' }, { phone: ['Enter a valid phone number.'] }],
    ['no consent', { confirm: false }, { confirm: ['You must accept this to continue.'] }],
    ['a wrong flag', { add_loyalty: 'perhaps' }, { add_loyalty: ['Must be a valid boolean.'] }],
  ])('refuses %s, and neither sends nor keeps anything', async (_what, changes, problems) => {
    const before = await cards(shop());
    const form = aForm(changes);
    const answer = await (await shop().visit().withToken()).post(path, form);
    expect([answer.status, answer.json]).toEqual([400, problems]);
    expect([await everybody(shop(), form.email), await cards(shop())]).toEqual([[], before]);
  });

  it('refuses a wrong code and an address or phone that is somebody’s, and gives nobody a card', async () => {
    const ada = await aCustomer(shop());
    const before = await cards(shop());
    const browser = await shop().visit().withToken();
    const taken = await browser.post(path, aForm({ email: ada.email }));
    expect(taken.json).toEqual({ email: ['A user is already registered with this e-mail address.'] });
    const form = aForm({ phone: ada.phone });
    await browser.post(path, form);
    const code = await codeTo(shop(), ada.phone);
    const wrong = await browser.post(path, { ...form, code: code === '111111' ? '222222' : '111111' });
    expect([wrong.status, wrong.json]).toEqual([400, WRONG_CODE]);
    const phone = await browser.post(path, { ...form, code });
    expect(phone.json).toEqual({ phone: ['A user is already registered with this phone number.'] });
    expect([await everybody(shop(), form.email), await cards(shop())]).toEqual([[], before]);
  });

  it('registers one of four that come at once, with one card', async () => {
    const form = aForm();
    const browser = await shop().visit().withToken();
    await browser.post(path, form);
    const code = await codeTo(shop(), form.phone);
    const before = await cards(shop());
    const answers = await Promise.all([1, 2, 3, 4].map(() => browser.post(path, { ...form, code })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400, 400, 400]);
    expect((await cards(shop())).length).toBe(before.length + 1);
    await shop().runJobs();
  });

  it('has a budget of its own, whose end looks as at login', async () => {
    const form = aForm({ confirm: false });
    const statuses: number[] = [];
    const browser = await shop().visit().withToken();
    for (let time = 0; time < 9; time += 1) statuses.push((await browser.post(path, form)).status);
    expect(statuses).toEqual([...Array.from({ length: 8 }, () => 400), 429]);
    expect((await browser.post(path, form)).json).toEqual({ redirect_url: '/users/captcha/?next=/' });
    // The plain form has not been tried yet.
    expect((await browser.post('/users/registration/', form)).status).toBe(400);
  });
});

describe('UserRegisterWithLoyaltyCardViewSet', () => {
  const variant = useShop({ env: { REST_REGISTER_VIEW: 'UserRegisterWithLoyaltyCardViewSet' } });

  it('makes the plain form do the same', async () => {
    const { browser } = await joined(variant(), '/users/registration/');
    expect(await numberOf(browser)).toEqual(NUMBER);
    const without = await joined(variant(), '/users/registration/', { add_loyalty: undefined });
    expect(await numberOf(without.browser)).toBeUndefined();
    const none = await (await variant().visit().withToken()).post('/users/registration/', aForm({ phone: undefined }));
    expect([none.status, none.json]).toEqual([400, REQUIRED]);
  });
});

it('is passed over by the other variants', async () => {
  const browser = await shop().visit().withToken();
  expect((await browser.post('/users/registration/', aForm())).status).toBe(201);
  expect(await numberOf(browser)).toBeUndefined();
  await shop().runJobs();
});

it('registers without a card where the shop has no loyalty money', async () => {
  const none = await openShop({ env: { LOYALTY_MONEY_ENABLED: 'off' } });
  try {
    await joined(none, path);
    expect(await cards(none)).toEqual([]);
  } finally {
    await none.close();
  }
});
