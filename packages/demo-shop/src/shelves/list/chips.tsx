import { Button, Icon } from '../../parts/index.ts';
import { labelOf } from './labels.ts';
import type { Chosen } from './list.rules.ts';
import { t } from './texts.ts';

interface ChipsProps {
  readonly chosen: readonly Chosen[];
  readonly onRemove: (key: string, value: string) => void;
  readonly onClear: () => void;
}

/** The filters that are on, each to be taken off. */
export function Chips({ chosen, onRemove, onClear }: ChipsProps) {
  if (chosen.length === 0) return null;
  return (
    <ul class="chips" aria-label={t('chosen')}>
      {chosen.map(({ key, value, facet, choice }) => {
        const label = labelOf(facet, choice);
        return (
          <li key={`${key}=${value}`}>
            <button
              type="button"
              class="chip"
              aria-label={t('remove', { name: label })}
              onClick={() => onRemove(key, value)}
            >
              {label} <Icon name="close" size={14} />
            </button>
          </li>
        );
      })}
      <li>
        <Button look="quiet" onClick={onClear}>
          {t('clear')}
        </Button>
      </li>
    </ul>
  );
}
