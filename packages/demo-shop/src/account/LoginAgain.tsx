import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { useLoading } from '../loading.ts';
import { Button, Dialog, Loaded, Note } from '../parts/index.ts';
import { within } from '../routes.ts';
import { t } from './texts.ts';

/** For whom the session has ended over what they were writing: a login that leaves the page as it is. */
export function LoginAgain() {
  const { url } = useLocation();
  const [isOpen, open] = useState(true);
  const ways = useLoading('ways', async () => (await import('../login/LoginWays.tsx')).LoginWays);
  return (
    <>
      <Note kind="warn">
        <p>{t('lapsed')}</p>
        <Button small onClick={() => open(true)}>
          {t('logIn')}
        </Button>
      </Note>
      <Dialog title={t('logInAgain')} open={isOpen} onClose={() => open(false)}>
        <div class="stack">
          <p class="soft">{t('lapsed')}</p>
          <Loaded of={ways}>{(Ways) => <Ways next={within(url)} />}</Loaded>
        </div>
      </Dialog>
    </>
  );
}
