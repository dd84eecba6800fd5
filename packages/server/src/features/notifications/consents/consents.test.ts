import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { aCustomer, linkIn, messagesTo } from '../../../../tests/support/worlds.ts';
import { DAY } from '../../../platform/clock/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { addSubscription, showConsents } from '../index.ts';
import {
  anAddress,
  aReader,
  aSubscriber,
  everyRecipient,
  flagsOf,
  logOf,
  PREFERENCES,
  subscriptionOf,
} from '../notifications.support.ts';

const shop = useShop({ env: { ARASTA_THROTTLE: 'off', CONSENT_LOG_DAYS: '100' } });

let count = 0;

const recipients = async () => (await everyRecipient(shop())).map(({ email }) => email);

async function register(consents: Record<string, unknown>): Promise<{ email: string; id: number }> {
  const email = `registered${(count += 1)}@example.org`;
  const browser = await shop().visit().withToken();
  const names = { first_name: 'Grace', last_name: 'Hopper', password: 'Korrekt-Pferd-7', confirm: true };
  const answer = await browser.post('/users/registration/', { ...names, email, ...consents });
  expect(answer.status, answer.text).toBe(201);
  await shop().runJobs();
  const { id } = await shop()
    .database.db.selectFrom('customers')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  return { email, id };
}

const events = (email: string) =>
  shop().database.db.selectFrom('consent_events').selectAll().where('email', '=', email).orderBy('id').execute();

async function purge(): Promise<void> {
  await enqueue(shop().database.db, { name: 'notifications.purge', payload: {} });
  await shop().runJobs();
}

describe('the consent log', () => {
  it('notes what is given by registering, and nothing that is not', async () => {
    const { email, id } = await register({ email_allowed: true, sms_allowed: false, call_allowed: true });
    expect(await logOf(shop(), { id })).toEqual(['email granted by registration', 'call granted by registration']);
    const [first] = await events(email);
    expect(first).toMatchObject({ address: '127.0.0.1', wording: null, created_at: shop().clock.now(), email });
    const { id: nobody } = await register({});
    expect(await logOf(shop(), { id: nobody })).toEqual([]);
  });

  it('notes nothing of a registration that was refused', async () => {
    const { email } = await register({ email_allowed: true });
    const before = await events(email);
    const browser = await shop().visit().withToken();
    const form = {
      first_name: 'G',
      last_name: 'H',
      email,
      password: 'Korrekt-Pferd-7',
      confirm: true,
      sms_allowed: true,
    };
    expect((await browser.post('/users/registration/', form)).status).toBe(400);
    expect(await events(email)).toEqual(before);
  });

  it('notes every change in the profile, with the version of the text where it is known', async () => {
    const { browser, id, email } = await aReader(shop());
    await sql`update customers set attributes = attributes || '{"kvkk_flat_page_version": "7"}' where id = ${id}`.execute(
      shop().database.db,
    );
    await browser.patch('/users/profile/', { sms_allowed: true, whatsapp_allowed: true, first_name: 'Eve' });
    await browser.patch('/users/profile/', { sms_allowed: true, first_name: 'Ada' });
    await browser.put('/users/profile/', { first_name: 'A', last_name: 'B', sms_allowed: false, call_allowed: null });
    expect(await logOf(shop(), { id })).toEqual([
      ...['sms granted by profile', 'whatsapp granted by profile', 'sms withdrawn by profile'],
    ]);
    expect((await events(email)).map(({ wording }) => wording)).toEqual(['7', '7', null]);
    const refused = await browser.patch('/users/profile/', { sms_allowed: true, date_of_birth: '2999-01-01' });
    expect(refused.status).toBe(400);
    expect(await logOf(shop(), { id })).toHaveLength(3);
  });

  it('is written once: the database refuses to change a line', async () => {
    const { email } = await register({ email_allowed: true });
    const before = await events(email);
    const { db } = shop().database;
    const changes = [
      ...[{ is_granted: false }, { source: 'profile' }, { channel: 'sms' as const }, { created_at: new Date(0) }],
      ...[{ email: 'other@example.org' }, { address: '203.0.113.1' }, { wording: '9' }, { customer_id: 1 }],
      ...[{ email_digest: Buffer.alloc(32) }],
    ];
    for (const change of changes) {
      const done = db.updateTable('consent_events').set(change).where('email', '=', email).execute();
      await expect(done, JSON.stringify(change)).rejects.toThrow('written once');
    }
    expect(await events(email)).toEqual(before);
  });

  it('is kept while a consent holds, and its days after it has ended', async () => {
    const [holds, ended] = [await register({ email_allowed: true }), await aReader(shop())];
    await ended.browser.patch('/users/profile/', { email_allowed: true });
    shop().clock.advance(150 * DAY);
    await purge();
    expect([await logOf(shop(), holds), await logOf(shop(), ended)]).toMatchObject([{ length: 1 }, { length: 1 }]);
    await ended.browser.logIn(ended.email, ended.password);
    await ended.browser.patch(PREFERENCES, { email_allowed: false, sms_allowed: true });
    shop().clock.advance(100 * DAY);
    await purge();
    expect(await logOf(shop(), ended)).toHaveLength(3);
    shop().clock.advance(1000);
    await purge();
    expect(await logOf(shop(), ended)).toEqual(['sms granted by preferences']);
    expect(await logOf(shop(), holds)).toHaveLength(1);
  });
});

describe('the proof of a consent', () => {
  it('stays while the consent holds under another address, and goes its days after that has ended', async () => {
    const { browser, id, email, password } = await aReader(shop());
    await addSubscription(shop().deps, { email, language: 'en', proof: 'Form 7' });
    const next = anAddress();
    await browser.post('/users/email-change/', { email: next, password });
    const [mail] = await messagesTo(shop(), next);
    expect((await browser.get(linkIn(mail?.body ?? ''))).status).toBe(200);
    await shop().runJobs();
    shop().clock.advance(101 * DAY);
    await purge();
    const whole = ['email granted by desk', 'email withdrawn by email_change', 'email granted by email_change'];
    expect(await logOf(shop(), { id })).toEqual(whole);
    await browser.logIn(next, password);
    await browser.patch(PREFERENCES, { email_allowed: false });
    shop().clock.advance(101 * DAY);
    await purge();
    expect(await logOf(shop(), { id })).toEqual([]);
  });

  it('of an address that an erased customer had left goes with its own time', async () => {
    const { browser, email, password } = await aReader(shop());
    await browser.patch(PREFERENCES, { email_allowed: true });
    const next = anAddress();
    await browser.post('/users/email-change/', { email: next, password });
    const [mail] = await messagesTo(shop(), next);
    await browser.get(linkIn(mail?.body ?? ''));
    await browser.logIn(next, password);
    await browser.patch('/users/anonymize/');
    shop().clock.advance(101 * DAY);
    await purge();
    expect([await showConsents(shop().deps, email), await showConsents(shop().deps, next)]).toEqual([[], []]);
  });
});

describe('newsletter and account', () => {
  it('say the same of a confirmed address, both ways', async () => {
    const { browser, email, id } = await aReader(shop());
    expect(await recipients()).not.toContain(email);
    await aSubscriber(shop(), email);
    expect(await flagsOf(shop(), id)).toMatchObject({ email_allowed: true });
    expect((await recipients()).filter((one) => one === email)).toEqual([email]);
    await browser.patch('/users/profile/', { email_allowed: false });
    expect(await subscriptionOf(shop(), email)).toMatchObject({ state: 'unsubscribed', first_name: '', address: null });
    expect(await recipients()).not.toContain(email);
    await browser.patch(PREFERENCES, { email_allowed: true });
    expect((await recipients()).filter((one) => one === email)).toEqual([email]);
  });

  it('write to nobody who has not proved the address', async () => {
    const { email } = await register({ email_allowed: true });
    expect(await recipients()).not.toContain(email);
  });

  it('agree once a subscriber registers and proves the address', async () => {
    const subscriber = await aSubscriber(shop());
    const names = { first_name: 'Grace', last_name: 'Hopper', password: 'Korrekt-Pferd-7', confirm: true };
    const browser = await shop().visit().withToken();
    expect((await browser.post('/users/registration/', { ...names, email: subscriber })).status).toBe(201);
    const id = (await customerOf(subscriber)).id;
    expect(await flagsOf(shop(), id)).toMatchObject({ email_allowed: false });
    expect(await recipients()).toContain(subscriber);
    const [mail] = await messagesTo(shop(), subscriber);
    await shop()
      .visit()
      .get(linkIn(mail?.body ?? ''));
    expect(await flagsOf(shop(), id)).toMatchObject({ email_allowed: true });
    expect((await recipients()).filter((one) => one === subscriber)).toEqual([subscriber]);
  });

  it('move with a change of address', async () => {
    const { browser, email, id, password } = await aReader(shop());
    await aSubscriber(shop(), email);
    const next = anAddress();
    await browser.post('/users/email-change/', { email: next, password });
    const [mail] = await messagesTo(shop(), next);
    expect((await browser.get(linkIn(mail?.body ?? ''))).status).toBe(200);
    await shop().runJobs();
    expect(await flagsOf(shop(), id)).toMatchObject({ email_allowed: true });
    const now = await recipients();
    expect([now.includes(email), now.includes(next)]).toEqual([false, true]);
    expect(await logOf(shop(), { email })).toEqual([
      'email granted by subscription',
      'email withdrawn by email_change',
    ]);
    expect(await logOf(shop(), { email: next })).toEqual(['email granted by email_change']);
  });
});

const customerOf = (email: string) =>
  shop().database.db.selectFrom('customers').select('id').where('email', '=', email).executeTakeFirstOrThrow();

describe('erasure', () => {
  it('takes the person out of everything; what was consented to can still be shown to who names the address', async () => {
    const { browser, email, id } = await aReader(shop());
    await aSubscriber(shop(), email);
    await browser.patch(PREFERENCES, { stock_alert_email_allowed: false, sms_allowed: true });
    expect((await browser.patch('/users/anonymize/')).status).toBe(200);
    expect([await events(email), await logOf(shop(), { id })]).toEqual([[], []]);
    expect(await subscriptionOf(shop(), email)).toBeUndefined();
    expect(await recipients()).not.toContain(email);
    const { db } = shop().database;
    const left = await db.selectFrom('notification_preferences').selectAll().where('customer_id', '=', id).execute();
    expect(left).toEqual([]);
    const shown = await showConsents(shop().deps, email.toUpperCase());
    expect(shown.map(({ channel, isGranted, source, address }) => [channel, isGranted, source, address])).toEqual([
      ['email', true, 'subscription', null],
      ['sms', true, 'preferences', null],
      ['email', false, 'preferences', null],
      ['email', false, 'erased', null],
      ['sms', false, 'erased', null],
    ]);
  });

  it('of an account that never proved its address leaves the subscription of who did', async () => {
    const { id, email, password } = await aCustomer(shop());
    await shop().database.db.updateTable('customers').set({ email_verified_at: null }).where('id', '=', id).execute();
    await aSubscriber(shop(), email);
    const browser = shop().visit();
    await browser.logIn(email, password);
    await browser.patch('/users/profile/', { email_allowed: true });
    await browser.patch('/users/anonymize/');
    expect(await subscriptionOf(shop(), email)).toMatchObject({ state: 'confirmed' });
    expect(await logOf(shop(), { email })).toEqual(['email granted by subscription']);
    expect(await recipients()).toContain(email);
  });
});
