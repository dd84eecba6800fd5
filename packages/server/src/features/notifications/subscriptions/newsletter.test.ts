import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { everything } from '../../../../tests/sessions/support.ts';
import { aCustomer, messagesTo } from '../../../../tests/support/worlds.ts';
import { DAY } from '../../../platform/clock/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import {
  anAddress,
  aReader,
  aSubscriber,
  ask,
  flagsOf,
  linkTo,
  logOf,
  NEWSLETTER,
  subscriptionOf,
} from '../notifications.support.ts';
import { endSubscription } from './subscriptions.queries.ts';

const shop = useShop({ env: { ARASTA_THROTTLE: 'off', CONSENT_TEXT_VERSION: '2030-04' } });

const subjects = async (email: string) => (await messagesTo(shop(), email)).map(({ subject }) => subject);
const end = (email: string) =>
  shop()
    .deps.db.transaction()
    .execute((tx) => endSubscription(tx, email, shop().clock.now()));
const MAIL = 'Please confirm your subscription';

describe('POST /email-subscription/', () => {
  it('answers 200 without a body, and writes to nobody but for the link', async () => {
    const email = anAddress();
    const answer = await ask(shop(), `  ${email.toUpperCase()} `, {
      first_name: 'Ada',
      last_name: 'L',
      gender: 'female',
    });
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect(await subjects(email)).toEqual([MAIL]);
    expect(await subscriptionOf(shop(), email)).toMatchObject({
      ...{ state: 'pending', first_name: 'Ada', last_name: 'L', gender: 'female', language: 'en' },
      ...{ address: '127.0.0.1', mails: 1, confirmed_at: null, asked_at: shop().clock.now() },
    });
    expect(await logOf(shop(), { email })).toEqual([]);
  });

  it('takes what the published client sends, and forms, and speaks the reader’s language', async () => {
    const guest = await shop().visit({ 'accept-language': 'tr' }).withToken();
    const [json, form] = [anAddress(), anAddress()];
    expect((await guest.post(NEWSLETTER, { email: json, subscribe_contract: true })).status).toBe(200);
    const sent = await guest.post(NEWSLETTER, undefined, { form: { email: form, subscribe_contract: 'on' } });
    expect([sent.status, sent.text]).toEqual([200, '']);
    expect([await subjects(json), await subjects(form)]).toEqual([
      ['Lütfen aboneliğinizi onaylayın'],
      ['Lütfen aboneliğinizi onaylayın'],
    ]);
  });

  it.each([
    ['no address', { email: undefined }, { email: ['This field is required.'] }],
    ['what is none', { email: 'ada' }, { email: ['Enter a valid email address.'] }],
    ['a header in it', { email: 'a@b.co\r\nbcc: c@d.co' }, { email: ['Enter a valid email address.'] }],
    ['two', { email: 'a@b.co, c@d.co' }, { email: ['Enter a valid email address.'] }],
    [
      'a long name',
      { first_name: 'x'.repeat(51) },
      { first_name: ['Ensure this field has no more than 50 characters.'] },
    ],
    ['NUL in a name', { last_name: 'a\0' }, { last_name: ['Null characters are not allowed.'] }],
    ['no consent', { subscribe_contract: false }, { subscribe_contract: ['You must accept this to continue.'] }],
  ])('refuses %s and keeps nothing', async (_what, changes, errors) => {
    const email = anAddress();
    const answer = await ask(shop(), email, changes);
    expect([answer.status, answer.json]).toEqual([400, errors]);
    expect(await subscriptionOf(shop(), email)).toBeUndefined();
    expect(await subjects(email)).toEqual([]);
  });

  it('tells nobody whether an address is known', async () => {
    const subscriber = await aSubscriber(shop());
    const allowed = await aReader(shop());
    await allowed.browser.patch('/users/profile/', { email_allowed: true });
    const { email: customer } = await aCustomer(shop());
    const before = [await subjects(subscriber), await subjects(allowed.email)];
    for (const email of [subscriber, allowed.email, customer, anAddress()]) {
      const { status, text, cookies } = await ask(shop(), email);
      expect([status, text, cookies.size]).toEqual([200, '', 0]);
    }
    expect([await subjects(subscriber), await subjects(allowed.email)]).toEqual(before);
    expect(await subscriptionOf(shop(), subscriber)).toMatchObject({ state: 'confirmed' });
  });

  it('sends one link for double clicks and calls at once, five at most', async () => {
    const email = anAddress();
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask(shop(), email)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(await subjects(email)).toHaveLength(1);
    for (let times = 0; times < 8; times += 1) {
      shop().clock.advance(600_000);
      await ask(shop(), email);
    }
    expect(await subjects(email)).toHaveLength(5);
    expect(await subscriptionOf(shop(), email)).toMatchObject({ state: 'pending', mails: 5 });
  });

  it('keeps what was told first while the link waits, and takes it anew once the subscription has ended', async () => {
    const email = anAddress();
    const first = { first_name: 'Ada', last_name: 'Lovelace', gender: 'female' };
    const others = { first_name: 'Visit', last_name: 'evil.example', gender: 'male' };
    await ask(shop(), email, first);
    const links = [await linkTo(shop(), email)];
    const began = await subscriptionOf(shop(), email);
    shop().clock.advance(660_000);
    const stranger = await shop().visit({ 'accept-language': 'tr' }).withToken();
    await stranger.post(NEWSLETTER, { email, subscribe_contract: true, ...others });
    expect(await subjects(email)).toEqual([MAIL, MAIL]);
    expect(await subscriptionOf(shop(), email)).toEqual({ ...began, asked_at: shop().clock.now(), mails: 2 });
    links.push(await linkTo(shop(), email));
    for (const link of links) expect((await shop().visit().post(link)).status).toBe(200);
    expect(await subscriptionOf(shop(), email)).toMatchObject({ state: 'confirmed', ...first });
    await end(email);
    await ask(shop(), email, others);
    expect(await subscriptionOf(shop(), email)).toMatchObject({ state: 'pending', ...others, mails: 1 });
    expect(await subjects(email)).toHaveLength(3);
  });

  it('needs no link from a customer for their own confirmed address', async () => {
    const { browser, email, id } = await aReader(shop());
    expect((await browser.post(NEWSLETTER, { email })).status).toBe(200);
    expect(await flagsOf(shop(), id)).toMatchObject({ email_allowed: true });
    expect(await subjects(email)).toEqual([]);
    expect(await logOf(shop(), { id })).toEqual(['email granted by subscription']);
  });

  it('subscribes nobody else by their login', async () => {
    const { browser } = await aReader(shop());
    const other = await aCustomer(shop());
    expect((await browser.post(NEWSLETTER, { email: other.email })).status).toBe(200);
    expect(await flagsOf(shop(), other.id)).toMatchObject({ email_allowed: false });
    expect(await subjects(other.email)).toEqual([MAIL]);
  });
});

describe('the link of the mail', () => {
  async function asked(): Promise<{ email: string; link: string }> {
    const email = anAddress();
    await ask(shop(), email);
    return { email, link: await linkTo(shop(), email) };
  }

  it('shows a button, and changes nothing by being opened', async () => {
    const { email, link } = await asked();
    expect(link).toMatch(/^\/email-subscription\/confirm\/[0-9a-z]+\/[\w-]+\/$/);
    const page = await shop().visit().get(link);
    expect([page.status, page.headers['cache-control'], page.cookies.size]).toEqual([200, 'no-store', 0]);
    expect(page.text).toContain('<button type="submit">Yes, subscribe me</button>');
    expect((await shop().visit({ 'accept-language': 'tr' }).get(link)).text).toContain('Evet, abone olmak istiyorum');
    expect((await shop().visit().send('HEAD', link)).status).toBe(405);
    expect(await subscriptionOf(shop(), email)).toMatchObject({ state: 'pending' });
  });

  it('confirms by its button, once however often', async () => {
    const { email, link } = await asked();
    const pressed = await Promise.all([1, 2, 3].map(() => shop().visit().post(link, undefined, { form: {} })));
    expect(pressed.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(pressed[0]?.text).toContain('You are subscribed.');
    expect(await subscriptionOf(shop(), email)).toMatchObject({ state: 'confirmed', confirmed_at: shop().clock.now() });
    expect(await logOf(shop(), { email })).toEqual(['email granted by subscription']);
    const [event] = await shop()
      .database.db.selectFrom('consent_events')
      .selectAll()
      .where('email', '=', email)
      .execute();
    expect(event).toMatchObject({ address: '127.0.0.1', wording: '2030-04', customer_id: null });
    expect((await shop().visit().get(link)).text).toContain('You are subscribed.');
  });

  it('is refused forged, foreign, late and after leaving; nothing changes', async () => {
    const [mine, other] = [await asked(), await asked()];
    const before = await everything(shop());
    const [, , , id = '', token = ''] = mine.link.split('/');
    const [, , , otherId = ''] = other.link.split('/');
    const forged = [
      `${otherId}/${token}`,
      `${id}/${token}x`,
      `${id}/${token.slice(0, -1)}`,
      `zzzz/${token}`,
      `!/${token}`,
    ];
    for (const parts of forged) {
      const path = `/email-subscription/confirm/${parts}/`;
      for (const answer of [await shop().visit().get(path), await shop().visit().post(path)]) {
        expect([answer.status, answer.text.includes('not valid any more')]).toEqual([404, true]);
      }
    }
    shop().clock.advance(7 * DAY + 1000);
    expect((await shop().visit().post(mine.link)).status).toBe(404);
    expect(await everything(shop())).toEqual(before);
    expect(await subscriptionOf(shop(), mine.email)).toMatchObject({ state: 'pending' });
    const left = await aSubscriber(shop());
    const old = await linkTo(shop(), left);
    await shop()
      .database.db.updateTable('email_subscriptions')
      .where('email', '=', left)
      .set({ state: 'unsubscribed', confirmed_at: null, unsubscribed_at: shop().clock.now(), address: null })
      .execute();
    const ended = await everything(shop());
    expect((await shop().visit().post(old)).status).toBe(404);
    expect(await everything(shop())).toEqual(ended);
  });

  it('sets the flag of the customer who has proved the address, and of nobody else', async () => {
    const proved = await aCustomer(shop());
    await aSubscriber(shop(), proved.email);
    expect(await flagsOf(shop(), proved.id)).toMatchObject({ email_allowed: true, sms_allowed: false });
    const unproved = await aCustomer(shop());
    await shop()
      .database.db.updateTable('customers')
      .set({ email_verified_at: null })
      .where('id', '=', unproved.id)
      .execute();
    await aSubscriber(shop(), unproved.email);
    expect(await flagsOf(shop(), unproved.id)).toMatchObject({ email_allowed: false });
  });

  it('is not sent once it is needed no more', async () => {
    const email = anAddress();
    await ask(shop(), email);
    await shop().database.db.deleteFrom('email_subscriptions').where('email', '=', email).execute();
    expect(await subjects(email)).toEqual([]);
  });

  it('is forgotten with its address by the clean-up, and only then', async () => {
    const { email } = await asked();
    const confirmed = await aSubscriber(shop());
    const purge = async () => {
      await enqueue(shop().database.db, { name: 'notifications.purge', payload: {} });
      await shop().runJobs();
    };
    shop().clock.advance(7 * DAY);
    await purge();
    expect(await subscriptionOf(shop(), email)).toMatchObject({ state: 'pending' });
    shop().clock.advance(1000);
    await purge();
    expect(await subscriptionOf(shop(), email)).toBeUndefined();
    expect(await subscriptionOf(shop(), confirmed)).toMatchObject({ state: 'confirmed' });
  });
});
