import { signal } from '@preact/signals';
import { useRef, useState } from 'preact/hooks';
import { useLoading } from '../loading.ts';
import { Button, ButtonLink, ErrorNote, Field, fieldError } from '../parts/index.ts';
import { link } from '../routes.ts';
import { shop, user } from '../shop.ts';
import { isBusy, reopened, submit, view } from './checkout.state.ts';
import { problemOf, showWrong } from './forms.ts';
import { StepSection } from './step.tsx';
import { keep, kept } from './tab-memory.ts';
import { t } from './texts.ts';

// The checkout does not say it again.
const guestEmail = signal(kept('email'));
const FIELDS = ['user_email', 'phone_number'];
const LOGIN = '/users/login/?next=%2Fcheckout%2F';

/** Who is buying: customers are known, guests tell how they are reached. */
export function ContactStep() {
  const customer = user.value;
  const preOrder = view.value?.preOrder;
  const phone = customer?.phone ?? preOrder?.user_phone_number;
  const email = customer?.email ?? guestEmail.value ?? preOrder?.shipping_address?.email;
  const summary = (
    <p>
      {customer != null && `${customer.first_name} ${customer.last_name} · `}
      {[email, phone].filter((part) => part != null && part !== '').join(' · ')}
    </p>
  );
  return (
    <StepSection step="contact" number={1} title={t('contact')} summary={summary} isFixed={customer != null}>
      {view.value?.offers.can_guest_purchase === false ? <LoginFirst /> : <GuestForm />}
    </StepSection>
  );
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
  const form = useRef<HTMLFormElement>(null);
  const [email, setEmail] = useState(guestEmail.value ?? '');
  const [phone, setPhone] = useState(view.value?.preOrder.user_phone_number ?? '');
  const format = usePhoneFormat();
  const error = problemOf('IndexPage');
  const send = async () => {
    const isTaken = await submit('IndexPage', {
      user_email: email.trim(),
      phone_number: phone.replace(/[\s()-]/g, ''),
    });
    if (!isTaken) return showWrong(form.current);
    guestEmail.value = email.trim();
    keep('email', email.trim());
    reopened.value = null;
  };
  return (
    <form
      ref={form}
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy.value) void send();
      }}
    >
      <p class="soft">
        {t('haveAccount')} <a href={link(LOGIN)}>{t('logIn')}</a> {t('guestOnly')}
      </p>
      <ErrorNote error={error} fields={FIELDS} />
      <div class="fields-two">
        <Field
          {...{ label: t('email'), hint: t('emailHint'), name: 'email', type: 'email', required: true }}
          {...{ inputMode: 'email', autocomplete: 'email', value: email, onInput: setEmail }}
          error={fieldError(error, 'user_email')}
        />
        <Field
          {...{ label: t('phone'), hint: t('phoneHint', { format }), name: 'phone', type: 'tel', required: true }}
          {...{ inputMode: 'tel', autocomplete: 'tel', value: phone, onInput: setPhone }}
          error={fieldError(error, 'phone_number')}
        />
      </div>
      <p>
        <Button type="submit" look="primary" busy={isBusy.value}>
          {t('goOn')}
        </Button>
      </p>
    </form>
  );
}

/** How the shop wants numbers written, with a number for every place that stands for one. */
function usePhoneFormat(): string {
  const config = useLoading('config', (signal) => shop.getConfig({}, { signal }));
  const format = config.value?.user_phone_format ?? '05';
  return format.replace(/9+$/, (places) => '321234567'.slice(0, places.length));
}
