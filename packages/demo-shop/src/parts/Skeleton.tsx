import { t } from './texts.ts';

/** Where text will be: grey lines of about its length, which keep its room. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  return (
    <div class="stack-s" aria-busy="true">
      <span class="hidden">{t('loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} class={line === lines - 1 ? 'skeleton skeleton-short' : 'skeleton'} />
      ))}
    </div>
  );
}
