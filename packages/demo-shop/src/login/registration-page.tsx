import { useState } from 'preact/hooks';
import { ButtonLink, Empty, Heading, UserProblem } from '../parts/index.ts';
import { link } from '../routes.ts';
import './login.css';
import { Providers } from './Providers.tsx';
import { RegistrationForm } from './RegistrationForm.tsx';
import { useWayOn, withNext } from './returning.ts';
import { t } from './texts.ts';

/** Becoming a customer; leads back to where one came from. */
export function RegistrationPage() {
  const next = useWayOn();
  const [unconfirmed, setUnconfirmed] = useState<string | null>(null);
  if (unconfirmed !== null) return <ConfirmFirst email={unconfirmed} />;
  return (
    <div class="wide page login">
      <section class="login-main stack-l">
        <Heading>{t('register')}</Heading>
        <UserProblem />
        <RegistrationForm onUnconfirmed={setUnconfirmed} />
        <Providers next={next} />
      </section>
      <section class="panel login-aside stack" aria-labelledby="have-account">
        <h2 id="have-account">{t('haveAccount')}</h2>
        <ButtonLink wide href={withNext('/users/login/', next)}>
          {t('login')}
        </ButtonLink>
      </section>
    </div>
  );
}

function ConfirmFirst({ email }: { email: string }) {
  const action = <ButtonLink href={link('/users/login/')}>{t('login')}</ButtonLink>;
  return (
    <div class="narrow page">
      <Heading>{t('confirmFirst')}</Heading>
      <Empty icon="check" title={t('linkSent')} action={action}>
        {t('confirmFirstWhy', { email })}
      </Empty>
    </div>
  );
}
