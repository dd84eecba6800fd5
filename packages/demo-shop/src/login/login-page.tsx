import { useState } from 'preact/hooks';
import { ButtonLink, Heading, Note } from '../parts/index.ts';
import { LoginWays } from './LoginWays.tsx';
import { useWayOn, withNext } from './returning.ts';
import { takeMessage } from './messages.ts';
import { t } from './texts.ts';

/** Logging in, by password, by a code or with an account elsewhere; leads back to where one came from. */
export function LoginPage() {
  const next = useWayOn();
  const [said] = useState(takeMessage);
  return (
    <div class="wide page login">
      <section class="login-main stack-l">
        <Heading>{t('login')}</Heading>
        {said !== null && <Note kind="warn">{said}</Note>}
        <LoginWays next={next} />
      </section>
      <section class="panel login-aside stack" aria-labelledby="new-here">
        <h2 id="new-here">{t('newHere')}</h2>
        <p class="soft">{t('whyRegister')}</p>
        <ButtonLink wide href={withNext('/users/registration/', next)}>
          {t('register')}
        </ButtonLink>
      </section>
    </div>
  );
}
