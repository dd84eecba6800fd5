import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { Button, ErrorNote, Heading } from '../parts/index.ts';
import { t } from './texts.ts';

/**
 * A page that could not be shown: its code did not arrive (a new version is out, no network), or has a fault. A browser
 * may remember code that did not arrive: both going on and trying again load the shop anew.
 */
export function Broken({ error }: { error: unknown }) {
  const { url } = useLocation();
  const [at] = useState(url);
  useEffect(() => {
    if (url !== at) location.reload();
  }, [url, at]);
  return (
    <div class="narrow page stack">
      <Heading>{t('broken')}</Heading>
      <p>{t('brokenWhy')}</p>
      <ErrorNote error={error} />
      <div>
        <Button look="primary" onClick={() => location.reload()}>
          {t('reload')}
        </Button>
      </div>
    </div>
  );
}
