import { useState } from 'preact/hooks';
import { Button, Checkbox } from '../../parts/index.ts';
import { labelOf } from './labels.ts';
import type { Choice, Facet } from './list.rules.ts';
import { t } from './texts.ts';

// As many as fit without scrolling past the next facet.
const FIRST = 7;

interface FacetsProps {
  readonly facets: readonly Facet[];
  readonly search: URLSearchParams;
  readonly onToggle: (key: string, value: string) => void;
}

/** What a list can be filtered by; several values of one facet are an "or". */
export function Facets({ facets, search, onToggle }: FacetsProps) {
  return (
    <div class="facets">
      {facets.map((facet) => (
        <FacetGroup key={facet.key} {...{ facet, search, onToggle }} />
      ))}
    </div>
  );
}

function FacetGroup({ facet, search, onToggle }: Omit<FacetsProps, 'facets'> & { readonly facet: Facet }) {
  const [isWhole, setIsWhole] = useState(false);
  const { search_key: key, name } = facet;
  const on = new Set(search.getAll(key));
  const { choices } = facet.data;
  const shown = isWhole ? choices : choices.filter(({ value }, place) => place < FIRST || on.has(String(value)));
  const rest = choices.length - shown.length;
  return (
    <fieldset class="facet">
      <legend>{name}</legend>
      <div class="stack-s">
        {shown.map((choice) => (
          <Checkbox
            key={choice.value}
            label={<FacetLabel {...{ facet, choice }} />}
            checked={on.has(String(choice.value))}
            onChange={() => onToggle(key, String(choice.value))}
          />
        ))}
      </div>
      {(rest > 0 || isWhole) && (
        <Button look="quiet" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {rest > 0 ? t('more', { count: rest }) : t('fewer')}
          <span class="hidden">: {name}</span>
        </Button>
      )}
    </fieldset>
  );
}

function FacetLabel({ facet, choice }: { facet: Facet; choice: Choice }) {
  return (
    <span class="facet-label">
      {choice.hex != null && <span class="facet-colour" style={{ background: choice.hex }} />}
      <span>{labelOf(facet, choice)}</span>
      <span class="tiny soft numbers">{choice.quantity}</span>
    </span>
  );
}
