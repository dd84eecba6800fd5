import { signal } from '@preact/signals';
import { useLoading } from '../loading.ts';
import { Form, useForm } from '../parts/form/index.ts';
import { ButtonLink, Field } from '../parts/index.ts';
import { link } from '../routes.ts';
import { shop, type User, user } from '../shop.ts';
import { insist, reopened, view } from './checkout.state.ts';
import { StepSection } from './step.tsx';
import { keep, kept } from './tab-memory.ts';
import { t } from './texts.ts';

// The checkout does not say it again.
const guestEmail = signal(kept('email'));
const LOGIN = '/users/login/?next=%2Fcheckout%2F';

/** Who is buying: customers are known, guests tell how they are reached. */
export function ContactStep() {
  const customer = user.value;
  const mayBeGuest = view.value?.offers.can_guest_purchase !== false;
  const summary = <p>{(customer == null ? guestWords() : wordsOf(customer)).join(' · ')}</p>;
  return (
    <StepSection step="contact" number={1} title={t('contact')} summary={summary} isFixed={customer != null}>
      {mayBeGuest ? <GuestForm /> : <LoginFirst />}
    </StepSection>
  );
}

function wordsOf({ first_name: first, last_name: last, email, phone }: User): string[] {
  return [`${first} ${last}`.trim(), email, phone ?? ''].filter((word) => word !== '');
}

function guestWords(): string[] {
  const preOrder = view.value?.preOrder;
  const email = guestEmail.value ?? preOrder?.shipping_address?.email;
  return [email ?? '', preOrder?.user_phone_number ?? ''].filter((word) => word !== '');
}

function LoginFirst() {
  return (
    <div class="stack">
      <p>{t('mustLogIn')}</p>
      <p>
        <ButtonLink look="primary" href={link(LOGIN)}>
          {t('logIn')}
        </ButtonLink>
      </p>
    </div>
  );
}

function GuestForm() {
  const start = { user_email: guestEmail.value ?? '', phone_number: view.value?.preOrder.user_phone_number ?? '' };
  const form = useForm({ texts: start }, async ({ user_email: email, phone_number: phone }) => {
    await insist('IndexPage', { user_email: email.trim(), phone_number: phone.replace(/[\s()-]/g, '') });
    guestEmail.value = email.trim();
    keep('email', email.trim());
    reopened.value = null;
  });
  const format = usePhoneFormat();
  return (
    <div class="stack">
      <p class="soft">
        {t('haveAccount')} <a href={link(LOGIN)}>{t('logIn')}</a> {t('guestOnly')}
      </p>
      <Form of={form} action={t('goOn')}>
        <div class="fields-two">
          <Field
            {...form.text('user_email')}
            {...{ label: t('email'), hint: t('emailHint'), type: 'email', inputMode: 'email', autocomplete: 'email' }}
            required
          />
          <Field
            {...form.text('phone_number')}
            {...{ label: t('phone'), hint: t('phoneHint', { format }), type: 'tel', autocomplete: 'tel' }}
            required
          />
        </div>
      </Form>
    </div>
  );
}

/** How the shop wants numbers written, with a number for every place that stands for one. */
function usePhoneFormat(): string {
  const config = useLoading('config', (signal) => shop.getConfig({}, { signal }));
  const format = config.value?.user_phone_format ?? '05';
  return format.replace(/9+$/, (places) => '321234567'.slice(0, places.length));
}
