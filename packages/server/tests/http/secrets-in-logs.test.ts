import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useShop } from '../support/app.ts';
import { type Customer, field } from '../support/customer.ts';
import { aCustomer, linkIn, messagesTo } from '../support/worlds.ts';
import { isRecord } from '../../src/platform/http/decoding/index.ts';

const shop = useShop({
  env: { LOG_LEVEL: 'trace', ARASTA_THROTTLE: 'off', PHONE_CHANGE_REQUIRES_CODE: 'on' },
});

const CARD = '4242424242424242';
const CVV = 'cvv-98765-cvv';
const PASSWORD = 'Sup3r-Secret-Passphrase';
const NEW_PASSWORD = 'N3w-Secret-Passphrase';
const LOOSE_TOKEN = 'deadbeef'.repeat(5);

/** Everything secret that this file sends or is given. */
const secrets = new Set([CARD, CVV, PASSWORD, NEW_PASSWORD, LOOSE_TOKEN]);

function expectNothingLogged(): void {
  const logs = shop().logs();
  expect(logs.length).toBeGreaterThan(1000);
  const leaked = [...secrets].filter((secret) => secret !== '' && logs.includes(secret));
  const lines = logs.split('\n').filter((line) => leaked.some((secret) => line.includes(secret)));
  expect(lines).toEqual([]);
}

/** Notes what a browser holds now. */
function note(browser: Customer): void {
  for (const value of browser.jar.values()) if (value.length > 10) secrets.add(value);
}

async function loggedIn() {
  const ada = await aCustomer(shop(), { password: PASSWORD });
  const browser = await shop().visit().withToken();
  note(browser);
  const token = String(field((await browser.logIn(ada.email, PASSWORD)).json, 'key'));
  secrets.add(token);
  note(browser);
  return { ada, browser, token };
}

const SECRET_BODY = {
  ...{ password: PASSWORD, old_password: PASSWORD, new_password1: NEW_PASSWORD, new_password2: `${NEW_PASSWORD}x` },
  ...{ code: CVV, token: LOOSE_TOKEN, key: LOOSE_TOKEN, card_number: CARD, card_cvv: CVV, secret: LOOSE_TOKEN },
  ...{ 'g-recaptcha-response': LOOSE_TOKEN, csrfmiddlewaretoken: LOOSE_TOKEN, nested: { card: { number: CARD } } },
};

describe('the logs at their most talkative', () => {
  it('hold nothing secret of calls that work', async () => {
    const { ada, browser } = await loggedIn();
    await browser.post('/users/password/change/', {
      ...{ old_password: PASSWORD, new_password1: NEW_PASSWORD, new_password2: NEW_PASSWORD },
    });
    note(browser);
    await browser.patch('/users/profile/', { attributes: { card: CARD }, phone: '05990001122' });
    const [sms] = await messagesTo(shop(), '05990001122');
    const code = /^(\d{6})/.exec(sms?.body ?? '')?.[1] ?? '';
    expect(code).toMatch(/^\d{6}$/);
    const done = await browser.patch('/users/profile/', { phone: '05990001122', code });
    expect(done.status).toBe(200);
    await browser.post('/users/password/reset/', { email: ada.email });
    const [mail] = await messagesTo(shop(), ada.email);
    const link = linkIn(mail?.body ?? '');
    secrets.add(/\/([\w-]+)\/$/.exec(link)?.[1] ?? '');
    const reset = await browser.post(link, { new_password1: PASSWORD, new_password2: PASSWORD });
    expect(reset.status).toBe(200);
    await shop().runJobs();
    expectNothingLogged();
    expect(shop().logs()).not.toMatch(new RegExp(`\\b${code}\\b`));
  });

  it('hold nothing secret of any route, called with secrets in body, headers, query and path', async () => {
    const { browser } = await loggedIn();
    const document = await browser.get('/openapi.json');
    const paths = field(document.json, 'paths');
    for (const [path, operations] of Object.entries(isRecord(paths) ? paths : {})) {
      for (const name of Object.keys(isRecord(operations) ? operations : {})) {
        if (path === '/users/anonymize/' || path === '/users/logout/') continue;
        await callWithSecrets(browser, name, path);
      }
    }
    await shop().runJobs();
    note(browser);
    expectNothingLogged();
  });

  it('hold nothing secret of calls that are refused', async () => {
    const { browser, token } = await loggedIn();
    const json = JSON.stringify(SECRET_BODY);
    const bodies = [json.slice(0, -1), `${json}}`, `<password>${PASSWORD}</password>`, Buffer.from(json.repeat(4000))];
    for (const body of bodies) {
      for (const type of [
        'application/json',
        'text/xml',
        `text/${LOOSE_TOKEN}`,
        'multipart/form-data; boundary=x',
        LOOSE_TOKEN,
      ]) {
        await browser.send('POST', '/users/login/', { body, headers: { 'content-type': type } });
      }
    }
    const strange = [
      `/${LOOSE_TOKEN}/${CARD}/`,
      `/users/reset/${LOOSE_TOKEN}/%E0%A4%A/`,
      `/users/${PASSWORD}/?password=${PASSWORD}`,
      `/users/registration/account-confirm-email/${LOOSE_TOKEN.repeat(40)}/`,
      `/current_user/${token}/?key=${token}`,
      `/%zz${LOOSE_TOKEN}`,
    ];
    for (const path of strange) {
      for (const method of ['GET', 'POST', 'PUT'] as const) await browser.send(method, path, { json: SECRET_BODY });
    }
    for (const authorization of [`Token ${LOOSE_TOKEN}`, `Bearer ${LOOSE_TOKEN}`, `Basic ${PASSWORD}`, PASSWORD]) {
      await shop().visit({ authorization }).get('/current_user/');
    }
    await shop()
      .visit({ host: `${LOOSE_TOKEN}.evil.test` })
      .get('/current_user/');
    await shop()
      .visit({ origin: `https://${LOOSE_TOKEN}.test`, referer: `https://x.test/?t=${token}` })
      .post('/users/login/');
    await shop()
      .visit({ 'x-request-id': `${CARD} ${PASSWORD}` })
      .get('/current_user/');
    expectNothingLogged();
  });

  it('hold nothing secret of requests that fail for our own fault', async () => {
    const { ada, browser, token } = await loggedIn();
    const { db } = shop().database;
    const body = { ...SECRET_BODY, email: ada.email, phone: '05990003344', first_name: PASSWORD, attributes: { CARD } };
    const before = shop().logs().length;
    for (const [broken, mended] of [
      ['alter table customers rename to lost', 'alter table lost rename to customers'],
      ['alter table sessions rename column key_hash to lost', 'alter table sessions rename column lost to key_hash'],
      ['alter table rate_limits rename to lost', 'alter table lost rename to rate_limits'],
      ['alter table phone_codes rename to lost', 'alter table lost rename to phone_codes'],
      [
        `alter table customers add constraint broken check (first_name <> '${PASSWORD}')`,
        'alter table customers drop constraint broken',
      ],
    ] as const) {
      await sql.raw(broken).execute(db);
      await failEverywhere(browser, token, body);
      await sql.raw(mended).execute(db);
    }
    const failures = shop().logs().slice(before);
    expect(failures.match(/"msg":"request failed"/g)?.length).toBeGreaterThan(10);
    await shop().runJobs();
    expectNothingLogged();
  });

  it('hold nothing secret of jobs that fail', async () => {
    const { ada, browser } = await loggedIn();
    await browser.post('/users/email-change/', { email: `${LOOSE_TOKEN}@example.org`, password: PASSWORD });
    await browser.patch('/users/profile/', { phone: '05990005566' });
    await browser.post('/users/password/reset/', { email: ada.email });
    const { db } = shop().database;
    await sql.raw('alter table outbox rename to lost').execute(db);
    await expect(shop().runJobs()).rejects.toThrow('failed');
    await sql.raw('alter table lost rename to outbox').execute(db);
    await sql.raw("update graphile_worker._private_jobs set run_at = '2000-01-01', locked_at = null").execute(db);
    const messages = [...(await messagesTo(shop(), ada.email)), ...(await messagesTo(shop(), '05990005566'))];
    for (const { body } of messages) {
      const found = /\/([\w-]{40,})\//.exec(body)?.[1] ?? /^(\d{6}) /.exec(body)?.[1];
      if (found !== undefined && found.length > 10) secrets.add(found);
      else if (found !== undefined) expect(shop().logs()).not.toMatch(new RegExp(`\\b${found}\\b`));
    }
    expect(messages.length).toBeGreaterThan(1);
    expectNothingLogged();
  });
});

async function callWithSecrets(browser: Customer, name: string, path: string): Promise<void> {
  const url = `${path.replace(/\{\w+\}/g, LOOSE_TOKEN)}?password=${PASSWORD}&token=${LOOSE_TOKEN}&card=${CARD}`;
  const method =
    name === 'get' ? 'GET' : name === 'post' ? 'POST' : name === 'put' ? 'PUT' : name === 'patch' ? 'PATCH' : 'DELETE';
  const headers = { 'x-secret': LOOSE_TOKEN, referer: `http://shop.test/?password=${PASSWORD}`, 'user-agent': CARD };
  if (method === 'GET') {
    await browser.get(url, { headers });
    return;
  }
  const guest = await shop().visit().withToken();
  note(guest);
  for (const who of [guest, browser]) {
    await who.send(method, url, { json: SECRET_BODY, headers });
    await who.send(method, url, { form: { password: PASSWORD, code: CVV, card_number: CARD }, headers });
    note(who);
  }
}

async function failEverywhere(browser: Customer, token: string, body: unknown): Promise<void> {
  const guest = await shop().visit().withToken();
  note(guest);
  const byToken = shop().visit({ authorization: `Token ${token}` });
  for (const path of ['/users/login/', '/users/registration/', '/users/otp-login/', '/users/password/reset/']) {
    await guest.post(path, body);
  }
  await guest.post('/users/otp-login/', { phone: '05990003344', code: CVV });
  for (const who of [browser, byToken]) {
    await who.get('/current_user/');
    await who.patch('/users/profile/', body);
    await who.post('/users/password/change/', {
      old_password: PASSWORD,
      new_password1: NEW_PASSWORD,
      new_password2: NEW_PASSWORD + 'x',
    });
    await who.post('/users/email-change/', body);
  }
  await guest.get(`/users/reset/1/${LOOSE_TOKEN}/`);
  await guest.get(`/media/avatars/${LOOSE_TOKEN.slice(0, 32)}.webp?t=${LOOSE_TOKEN}`);
}
