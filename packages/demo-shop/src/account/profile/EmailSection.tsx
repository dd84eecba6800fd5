import { Badge, Field, toast } from '../../parts/index.ts';
import { Form, useForm } from '../../parts/form/index.ts';
import { shop, user } from '../../shop.ts';
import { Section } from './Section.tsx';
import { t } from './texts.ts';

/** The address one logs in with, and changing it by a link to the new one. */
export function EmailSection() {
  const { email: present = '', is_email_verified: isConfirmed = false } = user.value ?? {};
  const form = useForm({ texts: { email: '', password: '' } }, async ({ email, password }) => {
    await shop.requestEmailChange({ email, password });
    toast(t('emailSent', { email }));
    form.reset();
  });
  return (
    <Section title={t('email')}>
      <p class="row">
        <span>{t('emailNow', { email: present })}</span>
        <Badge kind={isConfirmed ? 'good' : 'warn'}>{t(isConfirmed ? 'emailConfirmed' : 'emailOpen')}</Badge>
      </p>
      <Form of={form} action={t('changeEmail')}>
        <div class="fields-two">
          <Field {...form.text('email')} label={t('newEmail')} type="email" autocomplete="email" required />
          <Field
            {...form.text('password')}
            label={t('oldPassword')}
            type="password"
            autocomplete="current-password"
            required
          />
        </div>
      </Form>
    </Section>
  );
}
