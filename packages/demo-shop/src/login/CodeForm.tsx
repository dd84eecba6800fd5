import { useState } from 'preact/hooks';
import { useLoading } from '../loading.ts';
import { Button, Field, Note } from '../parts/index.ts';
import { Form, useForm } from '../parts/form/index.ts';
import { shop } from '../shop.ts';
import { arrive } from './arriving.ts';
import { CaptchaNote, withoutCaptcha } from './Captcha.tsx';
import { t } from './texts.ts';

/** A code by text message: the phone first, then the code. */
export function CodeForm() {
  const [phone, setPhone] = useState<string | null>(null);
  return phone === null ? <PhoneStep onSent={setPhone} /> : <CodeStep phone={phone} onBack={() => setPhone(null)} />;
}

function PhoneStep({ onSent }: { onSent: (phone: string) => void }) {
  const { value: config } = useLoading('config', (signal) => shop.getConfig({}, { signal }));
  const form = useForm({ texts: { phone: '' } }, async ({ phone }) => {
    await shop.logInByPhone({ phone });
    onSent(phone);
  });
  const hint = config === undefined ? undefined : t('phoneHint', { format: config.user_phone_format });
  return (
    <>
      <Form of={withoutCaptcha(form)} action={t('sendCode')} wide label={t('login')}>
        <Field {...form.text('phone')} label={t('phone')} hint={hint} type="tel" autocomplete="tel" required />
      </Form>
      <CaptchaNote error={form.error} />
    </>
  );
}

function CodeStep({ phone, onBack }: { phone: string; onBack: () => void }) {
  const form = useForm({ texts: { code: '' } }, async ({ code }) => {
    await shop.logInByPhone({ phone, code });
    await arrive('welcomeBack');
  });
  const again = (
    <Button look="quiet" onClick={onBack}>
      {t('anotherNumber')}
    </Button>
  );
  return (
    <>
      <Note kind="good">{t('codeSent', { phone })}</Note>
      <Form of={withoutCaptcha(form)} action={t('loginAction')} wide more={again} label={t('login')}>
        <Field {...form.text('code')} label={t('code')} inputMode="numeric" autocomplete="one-time-code" required />
      </Form>
      <CaptchaNote error={form.error} />
    </>
  );
}
