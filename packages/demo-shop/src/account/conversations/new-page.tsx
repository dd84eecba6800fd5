import { useLocation } from 'preact-iso';
import { useRef } from 'preact/hooks';
import { Heading } from '../../parts/index.ts';
import { user } from '../../shop.ts';
import { AccountFrame, useOwner } from '../AccountFrame.tsx';
import { AskForm } from './AskForm.tsx';
import { ContactForm } from './ContactForm.tsx';
import { t } from './texts.ts';

/** Asking the shop something: `?order=` names the order it is about. Guests have the same form, and answers by mail. */
export function NewPage() {
  const order = useLocation().query['order'] ?? '';
  const owner = useOwner();
  const asGuest = useRef(false);
  // Who logs in elsewhere goes on with what they have begun here.
  asGuest.current ||= user.value === null && owner === undefined;
  if (asGuest.current) {
    return (
      <div class="narrow page stack-l">
        <Heading>{t('contact')}</Heading>
        <p class="soft">{t('contactWhy')}</p>
        <ContactForm />
      </div>
    );
  }
  return (
    <AccountFrame page="conversations" title={t('ask')}>
      <AskForm order={order} />
    </AccountFrame>
  );
}
