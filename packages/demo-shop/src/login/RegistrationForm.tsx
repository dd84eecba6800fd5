import { useState } from 'preact/hooks';
import { useAction } from '../loading.ts';
import { Button, Checkbox, ErrorNote, Field, Note, toast } from '../parts/index.ts';
import { Form, type FormState, useForm } from '../parts/form/index.ts';
import { shop } from '../shop.ts';
import { arrive } from './arriving.ts';
import { CaptchaNote, withoutCaptcha } from './Captcha.tsx';
import { Consent } from './Consent.tsx';
import { NewPassword } from './NewPassword.tsx';
import { t } from './texts.ts';

const TEXTS = { first_name: '', last_name: '', email: '', phone: '', password: '', code: '' };
const FLAGS = { confirm: false, email_allowed: false, sms_allowed: false };
type Entered = FormState<keyof typeof TEXTS, keyof typeof FLAGS>;
type Outcome = 'registered' | 'unconfirmed' | 'code';

interface RegistrationFormProps {
  /** Called with the address where it has to be confirmed before the first login. */
  readonly onUnconfirmed: (email: string) => void;
}

/** Names, address, password and consents; then a code, where the shop wants the phone proved. */
export function RegistrationForm({ onUnconfirmed }: RegistrationFormProps) {
  const [needsCode, setNeedsCode] = useState(false);
  const form: Entered = useForm({ texts: TEXTS, flags: FLAGS }, async (values) => {
    const outcome = await register(values, false);
    if (outcome === 'unconfirmed') onUnconfirmed(values.email);
    if (outcome === 'code') setNeedsCode(true);
    if (outcome !== 'registered') return;
    await arrive('welcome');
    toast(t('mailSent'));
  });
  return (
    <>
      <Form of={withoutCaptcha(form)} action={t('registerAction')} wide label={t('register')}>
        {needsCode ? <CodeField form={form} /> : <PersonFields form={form} />}
      </Form>
      <CaptchaNote error={form.error} />
    </>
  );
}

async function register({ phone, code, ...rest }: Entered['values'], resend: boolean): Promise<Outcome> {
  const proof = resend ? { resend } : { code: code === '' ? null : code };
  const phoneOrNone = phone === '' ? null : phone;
  const answer = await shop.register({ ...rest, ...proof, phone: phoneOrNone, kvkk_confirm: rest.confirm });
  if ('key' in answer) return 'registered';
  return 'non_field_errors' in answer ? 'unconfirmed' : 'code';
}

function PersonFields({ form }: { form: Entered }) {
  const { first_name, last_name, email } = form.values;
  return (
    <>
      <div class="fields-two">
        <Field {...form.text('first_name')} label={t('firstName')} autocomplete="given-name" maxLength={50} required />
        <Field {...form.text('last_name')} label={t('lastName')} autocomplete="family-name" maxLength={50} required />
      </div>
      <Field {...form.text('email')} label={t('email')} type="email" autocomplete="email" required />
      <Field {...form.text('phone')} label={t('phone')} type="tel" autocomplete="tel" maxLength={16} />
      <NewPassword {...form.text('password')} label={t('newPassword')} about={[first_name, last_name, email]} />
      <fieldset class="stack-s">
        <Checkbox {...form.check('email_allowed')} label={t('emailAllowed')} />
        <Checkbox {...form.check('sms_allowed')} label={t('smsAllowed')} />
        <p class="small soft">{t('consentHint')}</p>
      </fieldset>
      <Checkbox {...form.check('confirm')} label={<Consent />} required />
    </>
  );
}

function CodeField({ form }: { form: Entered }) {
  const { run, busy, error } = useAction(async () => {
    await register(form.values, true);
    toast(t('resent'));
  });
  return (
    <>
      <Note>{t('registerCode', { phone: form.values.phone })}</Note>
      <Field {...form.text('code')} label={t('code')} inputMode="numeric" autocomplete="one-time-code" required />
      <ErrorNote error={error} />
      <Button look="quiet" busy={busy} onClick={() => void run()}>
        {t('resend')}
      </Button>
    </>
  );
}
