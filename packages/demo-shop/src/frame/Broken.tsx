import { ButtonLink, ErrorNote, Heading } from '../parts/index.ts';
import { t } from './texts.ts';

/** A page that could not be shown: its code did not arrive (a new version is out, no network), or has a fault. */
export function Broken({ error }: { error: Error }) {
  return (
    <div class="narrow page stack">
      <Heading>{t('broken')}</Heading>
      <p>{t('brokenWhy')}</p>
      <ErrorNote error={error} />
      <ButtonLink look="primary" href={location.href}>
        {t('reload')}
      </ButtonLink>
    </div>
  );
}
