import { Icon } from './Icon.tsx';
import { t } from './texts.ts';

interface PagerProps {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** The address of a page: paging is made of links. */
  readonly hrefOf: (page: number) => string;
}

/** The pages of a list; nothing where there is one. */
export function Pager({ page, pages, hrefOf }: PagerProps) {
  if (pages < 2) return null;
  return (
    <nav class="pager" aria-label={t('pages')}>
      {page > 1 && <Step label={t('previous')} href={hrefOf(page - 1)} icon="left" />}
      {around(page, pages).map((number, place) =>
        number === null ? (
          <span key={`gap-${place}`} aria-hidden="true">
            …
          </span>
        ) : (
          <a
            key={number}
            href={hrefOf(number)}
            aria-label={t('page', { page: number })}
            aria-current={number === page ? 'page' : undefined}
          >
            {number}
          </a>
        ),
      )}
      {page < pages && <Step label={t('next')} href={hrefOf(page + 1)} icon="right" />}
    </nav>
  );
}

function Step({ label, href, icon }: { label: string; href: string; icon: 'left' | 'right' }) {
  return (
    <a href={href} aria-label={label} title={label}>
      <Icon name={icon} size={18} />
    </a>
  );
}

/** The first page, the last one, and those around this one; null for a gap. */
function around(page: number, pages: number): (number | null)[] {
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((number) => number >= 1 && number <= pages);
  return shown.flatMap((number, place) => {
    const before = shown[place - 1];
    return before !== undefined && number - before > 1 ? [null, number] : [number];
  });
}
