import type { Facet } from '@arasta/client';
import { Button, Icon } from '../../parts/index.ts';
import { toggled, useAddress } from '../address.ts';
import { t } from '../texts.ts';
import { type Chosen, chosenOf } from './Facets.tsx';

/** What the list is narrowed by, each to be taken away. */
export function ChosenFilters({ facets }: { facets: readonly Facet[] }) {
  const { params, ask } = useAddress();
  const chosen = chosenOf(facets, params);
  if (chosen.length === 0) return null;
  const clear = () => {
    const next = new URLSearchParams(params);
    for (const { key } of chosen) next.delete(key);
    next.delete('page');
    ask(next, 'replace');
  };
  return (
    <ul class="chips" aria-label={t('chosen')}>
      {chosen.map((one) => (
        <li key={`${one.key}=${one.value}`}>
          <Chip chosen={one} onRemove={() => ask(toggled(params, one.key, one.value), 'replace')} />
        </li>
      ))}
      <li>
        <Button look="quiet" small onClick={clear}>
          {t('clearFilters')}
        </Button>
      </li>
    </ul>
  );
}

function Chip({ chosen: { label }, onRemove }: { chosen: Chosen; onRemove: () => void }) {
  return (
    <button type="button" class="chip" aria-label={t('removeFilter', { name: label })} onClick={onRemove}>
      {label}
      <Icon name="close" size={14} />
    </button>
  );
}
