import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import type { Customer } from '../../../../tests/support/customer.ts';
import { linkIn, messagesTo } from '../../../../tests/support/worlds.ts';

const shop = useShop();

let count = 0;
function aForm(changes: Record<string, unknown> = {}) {
  count += 1;
  const email = `grace${count}@example.org`;
  return { first_name: 'Grace', last_name: 'Hopper', email, password: 'Korrekt-Pferd-7', confirm: true, ...changes };
}

const register = (browser: Customer, form: unknown) => browser.post('/users/registration/', form);

async function customerByEmail(email: string) {
  return shop().database.db.selectFrom('customers').selectAll().where('email', '=', email).executeTakeFirst();
}

describe('GET /users/registration/account-confirm-email/<token>/', () => {
  async function confirmation() {
    const form = aForm();
    const browser = await shop().visit().withToken();
    expect((await register(browser, form)).status).toBe(201);
    const [mail] = await messagesTo(shop(), form.email);
    expect(mail).toMatchObject({ channel: 'mail', subject: 'Please confirm your e-mail address' });
    // Who reads it may be somebody else than who typed the name.
    expect(mail?.body).toMatch(/^Hello,\n/);
    expect(mail?.body).not.toContain('Grace');
    return { form, browser, link: linkIn(mail?.body ?? '') };
  }

  it('confirms the address once', async () => {
    const { form, link } = await confirmation();
    expect(link).toMatch(/^\/users\/registration\/account-confirm-email\/[A-Za-z0-9:_-]+\/$/);
    expect((await customerByEmail(form.email))?.email_verified_at).toBeNull();
    const headers = { 'content-type': 'application/json' };
    const answer = await shop().visit().get(link, { headers });
    expect([answer.status, answer.json]).toEqual([200, { detail: 'ok' }]);
    expect((await customerByEmail(form.email))?.email_verified_at).toEqual(shop().clock.now());
    const again = await shop().visit().get(link);
    expect([again.status, again.json]).toEqual([404, { detail: 'Not found.' }]);
  });

  it('changes nothing for a HEAD request, which scanners of mails send', async () => {
    const { form, link } = await confirmation();
    expect((await shop().visit().send('HEAD', link)).status).toBe(405);
    expect((await customerByEmail(form.email))?.email_verified_at).toBeNull();
  });

  it('refuses tampered, foreign and late links', async () => {
    const { form, link } = await confirmation();
    const other = await confirmation();
    const [, id = '', token = ''] = /confirm-email\/(\w+):([\w-]+)\//.exec(link) ?? [];
    const [, otherId = ''] = /confirm-email\/(\w+):/.exec(other.link) ?? [];
    const bad = [`${otherId}:${token}`, `${id}:${token}x`, `${id}:${token.slice(1)}`, `${id}:`, id, token, ':', 'x'];
    for (const tampered of bad) {
      const path = `/users/registration/account-confirm-email/${encodeURIComponent(tampered)}/`;
      const answer = await shop().visit().get(path);
      expect([answer.status, answer.json]).toEqual([404, { detail: 'Not found.' }]);
    }
    shop().clock.advance(259_201_000);
    expect((await shop().visit().get(link)).status).toBe(404);
    expect((await customerByEmail(form.email))?.email_verified_at).toBeNull();
    expect((await customerByEmail(other.form.email))?.email_verified_at).toBeNull();
  });
});
