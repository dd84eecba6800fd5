import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { Heading } from '../parts/index.ts';
import { link } from '../routes.ts';
import { user } from '../shop.ts';
import { arrive } from './arriving.ts';
import { takeMessage } from './messages.ts';
import { takeNext } from './returning.ts';
import { t } from './texts.ts';

/** Back from a login elsewhere: greets, and leads on. */
export function ReturnedPage() {
  const { route } = useLocation();
  useEffect(() => {
    // The text is for storefronts that cannot tell; this one asks who is here.
    takeMessage();
    void arrive('welcomeBack').finally(() => route(link(user.value == null ? '/users/login/' : takeNext()), true));
  }, []);
  return (
    <div class="wide page">
      <Heading>{t('loggingIn')}</Heading>
    </div>
  );
}
