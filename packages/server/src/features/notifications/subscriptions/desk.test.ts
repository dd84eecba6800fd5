import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { linkIn, messagesTo } from '../../../../tests/support/worlds.ts';
import { addSubscription, listSubscriptions, removeSubscription, showConsents } from '../index.ts';
import {
  anAddress,
  aReader,
  aSubscriber,
  everyRecipient,
  ask,
  flagsOf,
  logOf,
  subscriptionOf,
} from '../notifications.support.ts';

const shop = useShop({ env: { ARASTA_THROTTLE: 'off' } });

describe('newsletterRecipients', () => {
  it('gives who may be written to, once and by address, each with the way out', async () => {
    const subscriber = await aSubscriber(shop());
    await ask(shop(), anAddress());
    await shop().runJobs();
    const { email } = await aReader(shop());
    await aSubscriber(shop(), email);
    const found = await everyRecipient(shop());
    expect(found).toMatchObject([
      { email, firstName: 'Ada', lastName: 'Example', language: 'en', origin: 'account', attributes: {} },
      { email: subscriber, firstName: '', gender: null, language: 'en', origin: 'subscription', attributes: {} },
    ]);
    for (const { unsubscribe } of found) expect((await shop().visit().post(linkIn(unsubscribe))).status).toBe(200);
    expect(await everyRecipient(shop())).toEqual([]);
    expect(await logOf(shop(), { email: subscriber })).toHaveLength(2);
  });

  it('reads on where a thousand end', async () => {
    const { db } = shop().database;
    const now = shop().clock.now();
    const row = { state: 'confirmed', language: 'en', attributes: '{}', asked_at: now, confirmed_at: now } as const;
    const rows = Array.from({ length: 2001 }, (_, index) => ({ ...row, email: `many${index}@example.org` }));
    await db.insertInto('email_subscriptions').values(rows).execute();
    const found = await everyRecipient(shop());
    expect(new Set(found.map(({ email }) => email)).size).toBe(2001);
    expect(found).toHaveLength(2001);
    await db.deleteFrom('email_subscriptions').where('email', 'like', 'many%').execute();
  });
});

describe('the operator', () => {
  const person = (email: string, proof: string | null = null) => ({ email, language: 'tr', proof });

  it('has the link sent, or subscribes by what they can show', async () => {
    const [asked, shown] = [anAddress(), anAddress()];
    expect(await addSubscription(shop().deps, person(asked.toUpperCase()))).toBe(true);
    expect((await messagesTo(shop(), asked))[0]?.subject).toBe('Lütfen aboneliğinizi onaylayın');
    expect(await subscriptionOf(shop(), asked)).toMatchObject({ state: 'pending', address: null });
    expect(await addSubscription(shop().deps, person(shown, 'paper form of 2029-11-02'))).toBe(true);
    expect(await addSubscription(shop().deps, person(shown, 'again'))).toBe(false);
    expect(await addSubscription(shop().deps, person(shown))).toBe(false);
    expect(await showConsents(shop().deps, shown)).toMatchObject([
      { kind: 'marketing', channel: 'email', isGranted: true, source: 'desk', wording: 'paper form of 2029-11-02' },
    ]);
    const listed = await listSubscriptions(shop().deps, 'confirmed', { number: 1, size: 1 });
    expect(listed.items).toEqual([{ email: shown, state: 'confirmed', since: shop().clock.now() }]);
    await expect(addSubscription(shop().deps, person('nobody'))).rejects.toThrow('invalid');
  });

  it('ends a subscription and forgets the address', async () => {
    const email = await aSubscriber(shop());
    expect(await removeSubscription(shop().deps, email)).toBe(true);
    expect(await subscriptionOf(shop(), email)).toBeUndefined();
    expect(await logOf(shop(), { email })).toEqual([]);
    expect((await showConsents(shop().deps, email)).map(({ source }) => source)).toEqual(['subscription', 'desk']);
    expect(await removeSubscription(shop().deps, email)).toBe(false);
  });

  it('takes a customer’s consent back, whose account and log stay', async () => {
    const { email, id, browser } = await aReader(shop());
    await browser.patch('/users/profile/', { email_allowed: true });
    expect(await addSubscription(shop().deps, person(email, 'proof'))).toBe(false);
    expect(await removeSubscription(shop().deps, email)).toBe(true);
    expect(await flagsOf(shop(), id)).toMatchObject({ email_allowed: false });
    expect(await logOf(shop(), { email })).toEqual(['email granted by profile', 'email withdrawn by desk']);
  });
});
