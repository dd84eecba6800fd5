import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { type Customer, field } from '../../../tests/support/customer.ts';
import { aCustomer, linkIn, messagesTo } from '../../../tests/support/worlds.ts';
import { isRecord } from '../../platform/http/decoding/index.ts';
import { DEVELOPMENT } from './console.support.ts';

/** The console shows names and shapes: what opens something is not even kept. */

const shop = useShop({ ...DEVELOPMENT, env: { ...DEVELOPMENT.env, ARASTA_THROTTLE: 'off' } });

const CARD = '4242424242424242';
const CVV = 'cvv-98765-cvv';
const PASSWORD = 'Sup3r-Secret-Passphrase';
const LOOSE_TOKEN = 'deadbeef'.repeat(5);
const secrets = new Set([CARD, CVV, PASSWORD, LOOSE_TOKEN]);

const SECRET_BODY = {
  ...{ password: PASSWORD, old_password: PASSWORD, new_password1: PASSWORD, new_password2: `${PASSWORD}x` },
  ...{ code: CVV, token: LOOSE_TOKEN, key: LOOSE_TOKEN, card_number: CARD, card_cvv: CVV, name: PASSWORD },
  ...{ csrfmiddlewaretoken: LOOSE_TOKEN, nested: { card: { number: CARD } } },
};

function note(browser: Customer): void {
  for (const value of browser.jar.values()) if (value.length > 10) secrets.add(value);
}

/** Every answer of the console but the outbox, which is there to show messages. */
async function everyAnswer(): Promise<string> {
  const developer = shop().visit();
  const paths = ['/console/', '/console/requests/?scope=all', '/console/requests/list/?scope=all', '/console/jobs/'];
  const answers = await Promise.all([...paths, '/console/payments/'].map((path) => developer.get(path)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  const { requests, jobs } = shop().deps.devConsole ?? expect.fail('There is no console');
  return [...answers.map(({ text }) => text), JSON.stringify([requests.after(0), jobs.latest()])].join('\n');
}

async function expectNothingShown(): Promise<void> {
  const shown = await everyAnswer();
  expect(shown.length).toBeGreaterThan(10_000);
  expect([...secrets].filter((secret) => shown.includes(secret))).toEqual([]);
}

async function loggedIn() {
  const ada = await aCustomer(shop(), { password: PASSWORD });
  const browser = await shop().visit().withToken();
  note(browser);
  secrets.add(String(field((await browser.logIn(ada.email, PASSWORD)).json, 'key')));
  note(browser);
  return { ada, browser };
}

it('shows nothing secret of logins, links of mails and tokens', async () => {
  const { ada, browser } = await loggedIn();
  const token = [...secrets].find((secret) => /^[0-9a-f]{40}$/.test(secret) && secret !== LOOSE_TOKEN) ?? '';
  expect(
    (
      await shop()
        .visit({ authorization: `Token ${token}` })
        .get('/current_user/')
    ).status,
  ).toBe(200);
  await browser.post('/users/password/reset/', { email: ada.email });
  const [mail] = await messagesTo(shop(), ada.email);
  const link = linkIn(mail?.body ?? '');
  secrets.add(/\/([\w-]+)\/$/.exec(link)?.[1] ?? '');
  expect((await browser.get(link)).status).toBe(200);
  const reset = await browser.post(link, { new_password1: PASSWORD, new_password2: PASSWORD });
  expect(reset.status).toBe(200);
  note(browser);
  await shop().runJobs();
  await expectNothingShown();
});

it('shows nothing secret of any route, called with secrets in body, headers, query and path', async () => {
  const { browser } = await loggedIn();
  const paths = field((await browser.get('/openapi.json')).json, 'paths');
  for (const [path, operations] of Object.entries(isRecord(paths) ? paths : {})) {
    for (const name of Object.keys(isRecord(operations) ? operations : {})) {
      if (path === '/users/anonymize/' || path === '/users/logout/') continue;
      await callWithSecrets(browser, name.toUpperCase(), path);
    }
    // The console keeps 500 only.
    if (Math.floor(paths === undefined ? 0 : path.length) % 7 === 0) await expectNothingShown();
  }
  await shop().runJobs();
  note(browser);
  await expectNothingShown();
});

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

async function callWithSecrets(browser: Customer, name: string, path: string): Promise<void> {
  const method = METHODS.find((one) => one === name) ?? 'GET';
  const url = `${path.replace(/\{\w+\}/g, LOOSE_TOKEN)}?password=${PASSWORD}&token=${LOOSE_TOKEN}&card=${CARD}&q=${CARD}`;
  const headers = { 'x-secret': LOOSE_TOKEN, referer: `http://shop.test/?password=${PASSWORD}`, 'user-agent': CARD };
  await browser.send(method, url, { ...(method === 'GET' ? {} : { json: SECRET_BODY }), headers });
  note(browser);
}

it('shows nothing secret of strange paths, headers, cookies and names', async () => {
  const { browser } = await loggedIn();
  const strange = [
    `/${LOOSE_TOKEN}/${CARD}/`,
    `/users/${PASSWORD}/?password=${PASSWORD}`,
    `/x/?${LOOSE_TOKEN}=1&${CARD}`,
  ];
  for (const path of [...strange, `/current_user/${LOOSE_TOKEN}/?key=${LOOSE_TOKEN}`, `/list/?search_text=${CARD}`]) {
    for (const method of ['GET', 'POST', 'PUT'] as const) await browser.send(method, path, { json: SECRET_BODY });
  }
  for (const authorization of [`Token ${LOOSE_TOKEN}`, `Basic ${PASSWORD}`, PASSWORD, `${LOOSE_TOKEN} ${PASSWORD}`]) {
    await shop().visit({ authorization }).get('/current_user/');
  }
  const origin = { origin: `https://${LOOSE_TOKEN}.test`, referer: `https://x.test/?t=${LOOSE_TOKEN}` };
  await shop().visit(origin).post('/users/login/', SECRET_BODY);
  await shop()
    .visit({
      'sec-fetch-site': LOOSE_TOKEN,
      'x-csrftoken': LOOSE_TOKEN,
      cookie: `${LOOSE_TOKEN}=${PASSWORD}; a=${CARD}`,
    })
    .post('/users/login/', SECRET_BODY);
  await expectNothingShown();
});

it('shows nothing secret of jobs, whether they wait, failed or are done', async () => {
  const { db } = shop().database;
  const payload = { customerId: 7, email: 'ada@example.org', phone: '05551234567', code: CVV, token: LOOSE_TOKEN };
  await sql`select graphile_worker.add_job('nobody.does-this', ${JSON.stringify(payload)}::json)`.execute(db);
  await sql`update graphile_worker._private_jobs set attempts = 3,
    last_error = ${`550 <ada@example.org> ${CARD} ${LOOSE_TOKEN}: code 987654\n at secret (${PASSWORD})`}`.execute(db);
  const error = new Error(`Mail to ada@example.org with ${LOOSE_TOKEN} and 987654 failed`);
  shop().deps.devConsole?.noteJob({ name: 'mail', jobId: '1', attempt: 1, error });
  for (const secret of ['ada@example.org', '05551234567', '987654']) secrets.add(secret);
  const page = await shop().visit().get('/console/jobs/');
  expect(page.text).toContain('customerId: 7, email: ‹15 characters›, phone: ‹11 characters›');
  expect(page.text).toContain('550 &lt;‹15 characters›&gt; ‹16 characters› ‹40 characters›: code ‹6 characters›');
  expect(page.text).toContain('Mail to ‹15 characters› with ‹40 characters› and ‹6 characters› failed');
  await sql`delete from graphile_worker._private_jobs`.execute(db);
});
