import type { NotificationPreferences } from '@arasta/client';
import { useLoading } from '../../loading.ts';
import { Checkbox, Loaded, Note, toast } from '../../parts/index.ts';
import { Form, useForm } from '../../parts/form/index.ts';
import { loadUser, shop, user } from '../../shop.ts';
import { AccountFrame } from '../AccountFrame.tsx';
import { Section } from './Section.tsx';
import { t } from './texts.ts';

/** What the customer wants to be sent. */
export function PreferencesPage() {
  const preferences = useLoading('preferences', (signal) => shop.getNotificationPreferences({}, { signal }));
  return (
    <AccountFrame page="preferences">
      <Loaded of={preferences}>
        {(value) => (
          <div class="stack-l">
            <Chosen preferences={value} />
            <AlwaysSent kinds={value.always_sent.map(({ kind }) => kind)} />
          </div>
        )}
      </Loaded>
    </AccountFrame>
  );
}

function Chosen({ preferences }: { preferences: NotificationPreferences }) {
  const { email_allowed, sms_allowed, whatsapp_allowed, call_allowed, stock_alert_email_allowed } = preferences;
  const flags = { email_allowed, sms_allowed, whatsapp_allowed, stock_alert_email_allowed };
  const form = useForm({ texts: {}, flags: { ...flags, call_allowed: call_allowed === true } }, async (values) => {
    await shop.updateNotificationPreferences(values);
    await loadUser();
    toast(t('saved'));
  });
  return (
    <Section title={t('news')}>
      <p class="soft">{t('newsWhy')}</p>
      {user.value?.is_email_verified === false && <Note kind="warn">{t('emailFirst')}</Note>}
      <Form of={form} action={t('save')}>
        <Checkbox {...form.check('email_allowed')} label={t('byEmail')} />
        <Checkbox {...form.check('sms_allowed')} label={t('bySms')} />
        <Checkbox {...form.check('whatsapp_allowed')} label={t('byWhatsapp')} />
        <Checkbox {...form.check('call_allowed')} label={t('byCall')} />
        <Checkbox {...form.check('stock_alert_email_allowed')} label={t('stockAlerts')} />
      </Form>
    </Section>
  );
}

const KNOWN = ['account', 'orders', 'support'] as const;

function AlwaysSent({ kinds }: { kinds: readonly string[] }) {
  return (
    <Section title={t('always')}>
      <p class="soft">{t('alwaysWhy')}</p>
      <ul class="list">
        {KNOWN.filter((kind) => kinds.includes(kind)).map((kind) => (
          <li key={kind}>{t(`kind_${kind}`)}</li>
        ))}
      </ul>
    </Section>
  );
}
