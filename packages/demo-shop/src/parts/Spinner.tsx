import { t } from './texts.ts';

/** Something takes a moment. */
export function Spinner() {
  return (
    <span class="spinner" role="status">
      <span class="hidden">{t('loading')}</span>
    </span>
  );
}
