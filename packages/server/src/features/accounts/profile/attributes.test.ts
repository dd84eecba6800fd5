import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { aCustomer } from '../../../../tests/support/worlds.ts';

const shop = useShop();

const path = '/users/profile/';
const SERVERS_OWN = { register_client_type: 'default', confirm: true, logged_ip: '127.0.0.1' };

async function loggedIn(): Promise<Customer> {
  const ada = await aCustomer(shop());
  const browser = shop().visit();
  await browser.logIn(ada.email, ada.password);
  return browser;
}

const stored = async (browser: Customer) => field((await browser.get(path)).json, 'attributes');

describe('attributes of the shop’s own', () => {
  it('are merged into those that are there', async () => {
    const browser = await loggedIn();
    await browser.patch(path, { attributes: { shoe_size: 38, pets: ['cat', { name: 'Ğöş 🐎' }] } });
    const answer = await browser.patch(path, { attributes: { shoe_size: null, vip: false } });
    expect(answer.status).toBe(200);
    const expected = { ...SERVERS_OWN, shoe_size: null, vip: false, pets: ['cat', { name: 'Ğöş 🐎' }] };
    expect(field(answer.json, 'attributes')).toEqual(expected);
    expect(await stored(browser)).toEqual(expected);
    expect(field((await browser.get('/current_user/')).json, 'attributes')).toEqual(expected);
  });

  it('are read from forms as JSON text', async () => {
    const browser = await loggedIn();
    const form = { attributes: '{"shoe_size": 38}' };
    expect((await browser.send('PATCH', path, { form })).status).toBe(200);
    expect(await stored(browser)).toEqual({ ...SERVERS_OWN, shoe_size: 38 });
    const broken = await browser.send('PATCH', path, { form: { attributes: '{shoe_size' } });
    expect([broken.status, broken.json]).toEqual([400, { attributes: ['Expected a dictionary of items.'] }]);
  });

  it('leave those that the server keeps alone', async () => {
    const browser = await loggedIn();
    const reserved = [
      ...['register_client_type', 'logged_ip', 'confirm', 'kvkk_confirm', 'kvkk_flat_page_version'],
      ...['verified_phone', 'verified_user', 'verification_required', 'user_type'],
    ];
    const attributes = Object.fromEntries(reserved.map((name) => [name, 'mine']));
    const answer = await browser.patch(path, { attributes: { ...attributes, shoe_size: 38 } });
    expect(answer.status).toBe(200);
    expect(await stored(browser)).toEqual({ ...SERVERS_OWN, shoe_size: 38 });
  });

  it('are at most 4096 characters together', async () => {
    const browser = await loggedIn();
    const room = 4096 - JSON.stringify({ ...SERVERS_OWN, note: '' }).length;
    const fits = await browser.patch(path, { attributes: { note: 'x'.repeat(room) } });
    expect(fits.status).toBe(200);
    for (const attributes of [{ note: 'x'.repeat(room + 1) }, { other: '' }, { other: 'x'.repeat(100_000) }]) {
      const answer = await browser.patch(path, { attributes });
      expect([answer.status, answer.json]).toEqual([400, { attributes: ['Invalid value'] }]);
    }
    expect(field(await stored(browser), 'note')).toBe('x'.repeat(room));
  });

  it('cannot hold NUL, neither in names nor in values', async () => {
    const browser = await loggedIn();
    for (const attributes of [{ note: 'a\0b' }, { 'a\0b': 1 }, { deep: [{ note: '\0' }] }]) {
      const answer = await browser.patch(path, { attributes });
      expect([answer.status, answer.json]).toEqual([400, { attributes: ['Null characters are not allowed.'] }]);
    }
    expect(await stored(browser)).toEqual(SERVERS_OWN);
  });

  it('may hold what only looks like NUL', async () => {
    const browser = await loggedIn();
    const note = 'a \\u0000 in the text';
    expect((await browser.patch(path, { attributes: { note } })).status).toBe(200);
    expect(field(await stored(browser), 'note')).toBe(note);
  });

  it('survive characters that are none', async () => {
    const browser = await loggedIn();
    const body = '{"attributes": {"high": "\\ud83d", "low \\udc0e": ["\\udc0e\\ud83d"], "fine": "\\ud83d\\udc0e"}}';
    const headers = { 'content-type': 'application/json' };
    const answer = await browser.send('PATCH', path, { body, headers });
    expect(answer.status).toBe(200);
    const replaced = { high: '\ufffd', 'low \ufffd': ['\ufffd\ufffd'], fine: '🐎' };
    expect(await stored(browser)).toEqual({ ...SERVERS_OWN, ...replaced });
  });

  it('are no way to pollute anything', async () => {
    const browser = await loggedIn();
    const body = '{"attributes": {"__proto__": {"vip": 1}, "constructor": {"prototype": {"vip": 1}}, "toString": "x"}}';
    const headers = { 'content-type': 'application/json' };
    expect((await browser.send('PATCH', path, { body, headers })).status).toBe(200);
    const form = { attributes: '{"__proto__": {"vip": 1}}' };
    expect((await browser.send('PATCH', path, { form })).status).toBe(200);
    expect(Object.prototype).not.toHaveProperty('vip');
    expect((await browser.get(path)).status).toBe(200);
    expect(field(await stored(browser), 'vip')).toBeUndefined();
  });

  it.each([
    ['lists', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['objects', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
    ['endless lists', '['.repeat(200_000)],
  ])('are not %s without end', async (_what, deep) => {
    const browser = await loggedIn();
    const headers = { 'content-type': 'application/json' };
    const answer = await browser.send('PATCH', path, { body: `{"attributes": {"deep": ${deep}}}`, headers });
    expect(answer.status).toBe(400);
    const form = { attributes: `{"deep": ${deep}}` };
    expect((await browser.send('PATCH', path, { form })).status).toBe(400);
    expect(await stored(browser)).toEqual(SERVERS_OWN);
  });

  it('hold numbers as far as JSON has them', async () => {
    const browser = await loggedIn();
    const body = '{"attributes": {"huge": 1e400, "tiny": 1e-400, "long": 12345678901234567890}}';
    const headers = { 'content-type': 'application/json' };
    expect((await browser.send('PATCH', path, { body, headers })).status).toBe(200);
    expect(await stored(browser)).toEqual({ ...SERVERS_OWN, huge: null, tiny: 0, long: 12345678901234567000 });
  });
});
