import { useLocation } from 'preact-iso';
import { Heading, Skeleton } from '../../parts/index.ts';
import { user } from '../../shop.ts';
import { AccountFrame } from '../AccountFrame.tsx';
import { AskForm } from './AskForm.tsx';
import { ContactForm } from './ContactForm.tsx';
import { t } from './texts.ts';

/** Asking the shop something: `?order=` names the order it is about. Guests have the same form, and answers by mail. */
export function NewPage() {
  const order = useLocation().query['order'] ?? '';
  if (user.value === null) {
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
      {user.value === undefined ? <Skeleton lines={8} /> : <AskForm order={order} />}
    </AccountFrame>
  );
}
