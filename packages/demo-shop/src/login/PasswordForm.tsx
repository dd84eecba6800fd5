import { Field } from '../parts/index.ts';
import { Form, useForm } from '../parts/form/index.ts';
import { shop } from '../shop.ts';
import { arrive } from './arriving.ts';
import { CaptchaNote, withoutCaptcha } from './Captcha.tsx';
import { withNext } from './returning.ts';
import { t } from './texts.ts';

/** E-mail address and password. */
export function PasswordForm({ next }: { next: string }) {
  const form = useForm({ texts: { email: '', password: '' } }, async (values) => {
    await shop.logIn(values);
    await arrive('welcomeBack');
  });
  return (
    <>
      <Form of={withoutCaptcha(form)} action={t('loginAction')} wide label={t('login')}>
        <Field {...form.text('email')} label={t('email')} type="email" autocomplete="username" required />
        <Field
          {...form.text('password')}
          label={t('password')}
          type="password"
          autocomplete="current-password"
          required
        />
        <p class="small">
          <a href={withNext('/users/password/reset/', next)}>{t('forgotten')}</a>
        </p>
      </Form>
      <CaptchaNote error={form.error} />
    </>
  );
}
