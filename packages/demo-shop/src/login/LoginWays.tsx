import { useState } from 'preact/hooks';
import { Button, UserProblem } from '../parts/index.ts';
import { CodeForm } from './CodeForm.tsx';
import './login.css';
import { PasswordForm } from './PasswordForm.tsx';
import { Providers } from './Providers.tsx';
import { t } from './texts.ts';

/** Logging in by password, by a code or with an account elsewhere; `next` is where ways lead that leave the page. */
export function LoginWays({ next }: { next: string }) {
  const [way, setWay] = useState<'password' | 'code'>('password');
  return (
    <>
      <UserProblem />
      {way === 'password' ? <PasswordForm next={next} /> : <CodeForm />}
      <Providers next={next}>
        <Button wide onClick={() => setWay(way === 'password' ? 'code' : 'password')}>
          {t(way === 'password' ? 'byCode' : 'byPassword')}
        </Button>
      </Providers>
    </>
  );
}
