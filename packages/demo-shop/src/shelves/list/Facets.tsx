import type { Facet, FacetChoice } from '@arasta/client';
import { useState } from 'preact/hooks';
import { Button, Icon } from '../../parts/index.ts';
import { chosenAlone, toggled, useAddress } from '../address.ts';
import { t } from '../texts.ts';
import { labelOf } from './labels.ts';

/** What is narrowed by, in the words of the address. */
export interface Chosen {
  readonly key: string;
  readonly value: string;
  readonly label: string;
}

/** The choices of these facets that the address names. */
export function chosenOf(facets: readonly Facet[], params: URLSearchParams): Chosen[] {
  return facets.flatMap((facet) =>
    facet.data.choices
      .filter(({ value }) => params.has(facet.search_key, String(value)))
      .map((choice) => ({ key: facet.search_key, value: String(choice.value), label: labelOf(facet, choice) })),
  );
}

/** Open from the start; the others open by a click. */
const OPEN = 6;

/** What the list can be narrowed by. */
export function Facets({ facets }: { facets: readonly Facet[] }) {
  const { params } = useAddress();
  return (
    <div class="facets">
      {facets
        .filter((facet) => tellsApart(facet, params))
        .map((facet, place) => (
          <details key={facet.key} class="facet" open={place < OPEN || params.has(facet.search_key)}>
            <summary>
              {facet.name}
              <Icon name="down" size={16} />
            </summary>
            <Choices facet={facet} />
          </details>
        ))}
    </div>
  );
}

/** A single choice that is not taken narrows nothing, as a rule. */
function tellsApart({ search_key, data: { choices } }: Facet, params: URLSearchParams): boolean {
  return choices.length > 1 || params.has(search_key);
}

function Choices({ facet }: { facet: Facet }) {
  if (facet.widget_type === 'category') return <Categories facet={facet} />;
  if (facet.widget_type === 'visual_swatch') return <Colours facet={facet} />;
  return <Checks facet={facet} />;
}

function Categories({ facet }: { facet: Facet }) {
  const { params, ask } = useAddress();
  return (
    <ul class="facet-list">
      {facet.data.choices.map(({ label, value, quantity, depth = 0 }) => (
        <li key={value} style={{ paddingLeft: `${depth * 0.9}rem` }}>
          <button
            type="button"
            class="facet-category"
            aria-pressed={params.has(facet.search_key, String(value))}
            onClick={() => ask(chosenAlone(params, facet.search_key, String(value)), 'replace')}
          >
            {label} <span class="facet-count">{quantity}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

const FIRST = 6;

function Checks({ facet }: { facet: Facet }) {
  const { params } = useAddress();
  const [all, showAll] = useState(false);
  const { choices } = facet.data;
  const shown = choices.filter(
    ({ value }, place) => all || place < FIRST || params.has(facet.search_key, String(value)),
  );
  return (
    <>
      <ul class="facet-list">
        {shown.map((choice) => (
          <li key={choice.value}>
            <Check facet={facet} choice={choice} />
          </li>
        ))}
      </ul>
      {choices.length > FIRST && (
        <Button look="quiet" small aria-expanded={all} onClick={() => showAll(!all)}>
          {all ? t('fewerChoices') : t('moreChoices', { count: choices.length })}
        </Button>
      )}
    </>
  );
}

function Check({ facet, choice }: { facet: Facet; choice: FacetChoice }) {
  const { params, ask } = useAddress();
  const value = String(choice.value);
  return (
    <label class="facet-check">
      <input
        type="checkbox"
        checked={params.has(facet.search_key, value)}
        onChange={() => ask(toggled(params, facet.search_key, value), 'replace')}
      />
      <span>{labelOf(facet, choice)}</span>
      <span class="facet-count">{choice.quantity}</span>
    </label>
  );
}

function Colours({ facet }: { facet: Facet }) {
  const { params, ask } = useAddress();
  return (
    <ul class="facet-colours">
      {facet.data.choices.map(({ value, label, quantity, hex }) => (
        <li key={value}>
          <label class="facet-colour" title={`${label} (${quantity})`}>
            <input
              type="checkbox"
              aria-label={`${label} (${quantity})`}
              checked={params.has(facet.search_key, String(value))}
              onChange={() => ask(toggled(params, facet.search_key, String(value)), 'replace')}
            />
            <span class="facet-dot" style={{ backgroundColor: hex ?? 'var(--sand-deep)' }} />
          </label>
        </li>
      ))}
    </ul>
  );
}
