import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { aReader, flagsOf, logOf, PREFERENCES } from '../notifications.support.ts';

const shop = useShop();

const ALWAYS = [
  { kind: 'account', channels: ['email', 'sms'] },
  { kind: 'orders', channels: ['email'] },
  { kind: 'support', channels: ['email'] },
];
const NONE = { email_allowed: false, sms_allowed: false, whatsapp_allowed: false, call_allowed: null };

describe('/users/notification-preferences/', () => {
  it('shows the flags of the profile, and what is always sent', async () => {
    const { browser } = await aReader(shop());
    const answer = await browser.get(PREFERENCES);
    expect([answer.status, answer.json]).toEqual([
      200,
      { ...NONE, stock_alert_email_allowed: true, always_sent: ALWAYS },
    ]);
    await browser.patch('/users/profile/', { whatsapp_allowed: true, call_allowed: false });
    expect((await browser.get(PREFERENCES)).json).toMatchObject({ whatsapp_allowed: true, call_allowed: false });
  });

  it('changes them, here and in the profile; what is absent stays', async () => {
    const { browser, id } = await aReader(shop());
    const answer = await browser.patch(PREFERENCES, { email_allowed: true, call_allowed: 'true' });
    expect([answer.status, answer.json]).toEqual([
      200,
      { ...NONE, email_allowed: true, call_allowed: true, stock_alert_email_allowed: true, always_sent: ALWAYS },
    ]);
    expect((await browser.get('/users/profile/')).json).toMatchObject({ email_allowed: true, call_allowed: true });
    expect((await browser.get('/current_user/')).json).toMatchObject({ email_allowed: true, call_allowed: true });
    const form = { stock_alert_email_allowed: 'off', email_allowed: '0' };
    expect((await browser.patch(PREFERENCES, undefined, { form })).json).toMatchObject({
      ...{ email_allowed: false, call_allowed: true, stock_alert_email_allowed: false },
    });
    expect(await logOf(shop(), { id })).toEqual([
      ...['email granted by preferences', 'call granted by preferences'],
      ...['email withdrawn by preferences', 'stock_alerts withdrawn by preferences'],
    ]);
  });

  it('notes nothing that was so before, also when it comes twice at once', async () => {
    const { browser, id } = await aReader(shop());
    await browser.patch(PREFERENCES, { stock_alert_email_allowed: true, sms_allowed: false, call_allowed: false });
    expect(await logOf(shop(), { id })).toEqual([]);
    const body = { stock_alert_email_allowed: false, sms_allowed: true };
    const answers = await Promise.all([1, 2, 3].map(() => browser.patch(PREFERENCES, body)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await logOf(shop(), { id })).sort()).toEqual([
      ...['sms granted by preferences', 'stock_alerts withdrawn by preferences'],
    ]);
  });

  it.each([
    ['a word', { email_allowed: 'maybe' }, { email_allowed: ['Must be a valid boolean.'] }],
    ['null', { sms_allowed: null }, { sms_allowed: ['This field may not be null.'] }],
    ['a list', { stock_alert_email_allowed: [] }, { stock_alert_email_allowed: ['Must be a valid boolean.'] }],
  ])('refuses %s and changes nothing', async (_what, body, errors) => {
    const { browser, id } = await aReader(shop());
    const answer = await browser.patch(PREFERENCES, { whatsapp_allowed: true, ...body });
    expect([answer.status, answer.json]).toEqual([400, errors]);
    expect(await flagsOf(shop(), id)).toEqual(NONE);
    expect(await logOf(shop(), { id })).toEqual([]);
  });

  it('is for customers only', async () => {
    const guest = await shop().visit().withToken();
    expect((await guest.get(PREFERENCES)).status).toBe(401);
    expect((await guest.patch(PREFERENCES, { email_allowed: true })).status).toBe(401);
  });
});
