import { describe, expect, it } from 'vitest';
import { type TestShop, useShop } from '../../../../tests/support/app.ts';
import type { Customer } from '../../../../tests/support/customer.ts';
import { aGuestOrder, linkIn, messagesTo, tellEmail } from '../../../../tests/support/worlds.ts';

const TOKEN: unknown = expect.stringMatching(/^[0-9a-f]{40}$/);

let count = 0;
function aForm(changes: Record<string, unknown> = {}) {
  count += 1;
  const email = `grace${count}@example.org`;
  return { first_name: 'Grace', last_name: 'Hopper', email, password: 'Korrekt-Pferd-7', confirm: true, ...changes };
}

const register = (browser: Customer, form: unknown) => browser.post('/users/registration/', form);

async function customerByEmail(email: string, where: TestShop) {
  const rows = await where.database.db.selectFrom('customers').selectAll().where('email', '=', email).execute();
  return rows.find(({ user_type }) => user_type === 'registered');
}

describe('RegisterKvkkView', () => {
  const kvkk = useShop({ env: { REST_REGISTER_VIEW: 'RegisterKvkkView' } });

  it('registers with consent only', async () => {
    const text = { kvkk_confirm: ['You must accept this to continue.'] };
    for (const kvkk_confirm of [undefined, false, 'off', null, '']) {
      const form = aForm({ kvkk_confirm });
      const answer = await register(await kvkk().visit().withToken(), form);
      expect([answer.status, answer.json]).toEqual([400, text]);
      expect(await customerByEmail(form.email, kvkk())).toBeUndefined();
    }
    const form = aForm({ kvkk_confirm: 'on' });
    expect((await register(await kvkk().visit().withToken(), form)).status).toBe(201);
    await kvkk().runJobs();
    expect((await customerByEmail(form.email, kvkk()))?.attributes).toMatchObject({
      confirm: true,
      kvkk_confirm: true,
    });
  });
});

describe('with a guest of the same address', () => {
  const plain = useShop();
  const careful = useShop({ env: { GUEST_USER_REGISTRATION_REQUIRES_EMAIL_VERIFICATION: 'on' } });

  async function aGuest(where: TestShop, email: string, { ordered = true } = {}): Promise<number> {
    const customerId = await tellEmail(where, await where.visit().withToken(), { email });
    if (ordered) await aGuestOrder(where, { email, customerId });
    return customerId;
  }

  it('registers a new customer, who may log in once the address is confirmed', async () => {
    const form = aForm();
    const guest = await aGuest(careful(), form.email);
    const browser = await careful().visit().withToken();
    const key = browser.sessionKey;
    const answer = await register(browser, form);
    const text = 'Please verify your email address before login.';
    expect([answer.status, answer.json]).toEqual([201, { non_field_errors: [text] }]);
    expect(browser.sessionKey).toBe(key);
    expect((await browser.get('/current_user/')).status).toBe(401);
    const row = await customerByEmail(form.email, careful());
    expect(row?.id).not.toBe(guest);
    expect(row).toMatchObject({ first_name: 'Grace', last_login: null, attributes: { verification_required: true } });
    const login = { email: form.email, password: form.password };
    expect((await browser.post('/users/login/', login)).json).toEqual({ non_field_errors: [text] });

    const [mail] = await messagesTo(careful(), form.email);
    expect((await browser.get(linkIn(mail?.body ?? ''))).status).toBe(200);
    expect((await browser.post('/users/login/', login)).status).toBe(200);
    expect((await customerByEmail(form.email, careful()))?.attributes).not.toHaveProperty('verification_required');
    const { db } = careful().database;
    const untouched = db.selectFrom('customers').select(['user_type', 'email']).where('id', '=', guest);
    expect(await untouched.executeTakeFirst()).toEqual({ user_type: 'guest', email: form.email });
  });

  it('lets others in at once, and everybody where the shop does not ask', async () => {
    expect((await register(await careful().visit().withToken(), aForm())).json).toEqual({ key: TOKEN });
    const told = aForm();
    await aGuest(careful(), told.email, { ordered: false });
    expect((await register(await careful().visit().withToken(), told)).json).toEqual({ key: TOKEN });
    await careful().runJobs();
    const form = aForm();
    await aGuest(plain(), form.email);
    expect((await register(await plain().visit().withToken(), form)).json).toEqual({ key: TOKEN });
    await plain().runJobs();
  });
});
