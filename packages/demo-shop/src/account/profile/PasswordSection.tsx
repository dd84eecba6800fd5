import { useState } from 'preact/hooks';
import { NewPassword } from '../../login/NewPassword.tsx';
import { Button, Field, toast } from '../../parts/index.ts';
import { Form, useForm } from '../../parts/form/index.ts';
import { loadUser, shop, user } from '../../shop.ts';
import { Section } from './Section.tsx';
import { t } from './texts.ts';

/** A new password; the first one for whoever came by an account elsewhere. */
export function PasswordSection() {
  const [isFirst, setFirst] = useState(false);
  const mayHaveNone = user.value?.is_social_networks_connected === true;
  return (
    <Section title={t('password')}>
      {isFirst ? <SetForm /> : <ChangeForm />}
      {mayHaveNone && (
        <div>
          <Button look="quiet" onClick={() => setFirst(!isFirst)}>
            {t(isFirst ? 'havePassword' : 'noPassword')}
          </Button>
        </div>
      )}
    </Section>
  );
}

function ChangeForm() {
  const form = useForm({ texts: { old_password: '', new_password2: '' } }, async (values) => {
    await shop.changePassword({ ...values, new_password1: values.new_password2 });
    await done(form.reset);
  });
  return (
    <Form of={form} action={t('changePassword')}>
      <div class="fields-two">
        <Field
          {...form.text('old_password')}
          label={t('oldPassword')}
          type="password"
          autocomplete="current-password"
          required
        />
        <NewPassword {...form.text('new_password2')} label={t('newPassword')} about={aboutUser()} />
      </div>
    </Form>
  );
}

function SetForm() {
  const form = useForm({ texts: { new_password2: '' } }, async ({ new_password2: password }) => {
    await shop.setPassword({ new_password1: password, new_password2: password });
    await done(form.reset);
  });
  return (
    <Form of={form} action={t('setPassword')}>
      <NewPassword {...form.text('new_password2')} label={t('newPassword')} about={aboutUser()} />
    </Form>
  );
}

async function done(reset: () => void): Promise<void> {
  reset();
  toast(t('passwordSaved'));
  await loadUser();
}

function aboutUser(): string[] {
  const { first_name = '', last_name = '', email = '' } = user.value ?? {};
  return [first_name, last_name, email];
}
