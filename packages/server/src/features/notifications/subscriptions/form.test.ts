import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { messagesTo } from '../../../../tests/support/worlds.ts';
import { anAddress, aReader, aSubscriber, subscriptionOf, SUBSCRIPTIONS } from '../notifications.support.ts';

const ATTRIBUTES = JSON.stringify({
  name: { label: { en: 'Full name', tr: 'Ad soyad' }, data_type: 'text', is_required: true },
  topic: {
    label: 'Topic',
    data_type: 'dropdown',
    multi: true,
    choices: [{ value: 'news' }, { value: 'art', label: 'Art' }],
  },
  size: { label: 'Size', data_type: 'dropdown', choices: [{ value: 's', label: { en: 'Small', tr: 'Küçük' } }] },
});

const shop = useShop({ env: { ARASTA_THROTTLE: 'off', SUBSCRIPTION_ATTRIBUTES: ATTRIBUTES } });

const post = async (email: string, attributes?: unknown) =>
  (await shop().visit().withToken()).post(SUBSCRIPTIONS, {
    email,
    ...(attributes === undefined ? {} : { attributes }),
  });

describe('GET /subscriptions/', () => {
  it('says what is asked for, in the reader’s language', async () => {
    const { status, json } = await shop().visit({ 'accept-language': 'tr' }).get(SUBSCRIPTIONS);
    const common = { is_required: false, multi: false, is_localizable: false };
    expect([status, json]).toEqual([
      200,
      {
        attributes: {
          name: { ...common, label: 'Ad soyad', data_type: 'text', is_required: true },
          topic: {
            ...{ ...common, label: 'Topic', data_type: 'dropdown', multi: true },
            choices: [
              { value: 'news', label: 'news' },
              { value: 'art', label: 'Art' },
            ],
          },
          size: { ...common, label: 'Size', data_type: 'dropdown', choices: [{ value: 's', label: 'Küçük' }] },
        },
      },
    ]);
  });
});

describe('POST /subscriptions/', () => {
  it('keeps the answers and sends the link', async () => {
    const email = anAddress();
    const answer = await post(email, { name: ' Ada ', topic: ['news', 'art'], size: '', other: 'x' });
    expect([answer.status, answer.json]).toEqual([201, {}]);
    expect(await subscriptionOf(shop(), email)).toMatchObject({
      ...{ state: 'pending', attributes: { name: 'Ada', topic: ['news', 'art'] } },
    });
    expect(await messagesTo(shop(), email)).toHaveLength(1);
  });

  it.each<[string, unknown, Record<string, string[]>]>([
    ['no attributes', undefined, { name: ['This field is required.'] }],
    ['null', null, { name: ['This field is required.'] }],
    ['a blank', { name: '  ' }, { name: ['This field is required.'] }],
    ['an object', { name: {} }, { name: ['Not a valid string.'] }],
    ['two', { name: ['a', 'b'] }, { name: ['Invalid value'] }],
    ['a long text', { name: 'x'.repeat(256) }, { name: ['Ensure this field has no more than 255 characters.'] }],
    ['NUL', { name: 'a\0b' }, { attributes: ['Null characters are not allowed.'] }],
    ['another choice', { name: 'A', size: 'xl' }, { size: ['"xl" is not a valid choice.'] }],
    ['too many choices', { name: 'A', topic: ['art', 'news', 'art'] }, { topic: ['Invalid value'] }],
    ['a prototype’s name', JSON.parse('{"__proto__": {"name": "A"}}'), { name: ['This field is required.'] }],
  ])('refuses %s and keeps nothing', async (_what, attributes, errors) => {
    const email = anAddress();
    const answer = await post(email, attributes);
    expect([answer.status, answer.json]).toEqual([400, errors]);
    expect(await subscriptionOf(shop(), email)).toBeUndefined();
  });

  it('names a duplicate, as documented, once it is confirmed', async () => {
    const email = anAddress();
    expect((await post(email, { name: 'A' })).status).toBe(201);
    expect((await post(email, { name: 'B' })).status).toBe(201);
    await shop().runJobs();
    await aSubscriber(shop(), email);
    const before = await subscriptionOf(shop(), email);
    const taken = { error_code: 'subscription_100', non_field_errors: 'This address is subscribed already.' };
    const again = await post(email.toUpperCase(), { name: 'C' });
    expect([again.status, again.json]).toEqual([406, taken]);
    expect(await subscriptionOf(shop(), email)).toEqual(before);
    const { email: allowed, browser } = await aReader(shop());
    await browser.patch('/users/profile/', { email_allowed: true });
    expect((await post(allowed, { name: 'C' })).json).toEqual(taken);
    expect(await messagesTo(shop(), allowed)).toEqual([]);
  });
});
