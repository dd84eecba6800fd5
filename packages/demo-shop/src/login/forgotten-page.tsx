import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { ButtonLink, Empty, Field, Heading } from '../parts/index.ts';
import { Form, useForm } from '../parts/form/index.ts';
import { shop } from '../shop.ts';
import './login.css';
import { nextOf, withNext } from './returning.ts';
import { t } from './texts.ts';

/** Asks for the link to choose a new password. Says the same whether the address is a customer's or not. */
export function ForgottenPage() {
  const { query } = useLocation();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm({ texts: { email: '' } }, async ({ email }) => {
    await shop.requestPasswordReset({ email });
    setSentTo(email);
  });
  const back = <ButtonLink href={withNext('/users/login/', nextOf(query))}>{t('backToLogin')}</ButtonLink>;
  return (
    <div class="narrow page stack-l">
      <Heading>{t('forgottenTitle')}</Heading>
      {sentTo === null ? (
        <>
          <p class="soft">{t('forgottenWhy')}</p>
          <Form of={form} action={t('sendLink')} more={back}>
            <Field {...form.text('email')} label={t('email')} type="email" autocomplete="username" required />
          </Form>
        </>
      ) : (
        <div role="status">
          <Empty icon="check" title={t('linkSent')} action={back}>
            {t('linkSentWhy', { email: sentTo })}
          </Empty>
        </div>
      )}
    </div>
  );
}
