import { money } from '../i18n/index.ts';
import { Icon } from '../parts/index.ts';
import type { Suggestion } from './suggestions.ts';
import { t } from './texts.ts';

/** The id of a suggestion's element. */
export function idOf(list: string, place: number): string {
  return `${list}-${place}`;
}

interface SuggestionListProps {
  readonly id: string;
  readonly found: readonly Suggestion[];
  readonly words: string;
  /** The one that the keyboard is at. */
  readonly at: number;
  readonly onChoose: (place: number) => void;
}

/** What the words may mean, and the way to all that they find. */
export function SuggestionList({ id, found, words, at, onChoose }: SuggestionListProps) {
  const isShown = found.length > 0;
  return (
    <div class="suggestions" hidden={!isShown}>
      <div id={id} role="listbox" aria-label={t('suggestions')}>
        {isShown &&
          [...found, null].map((entry, place) => (
            <div
              key={entry === null ? 'all' : entry.url}
              id={idOf(id, place)}
              role="option"
              class={place === at ? 'suggestion suggestion-at' : 'suggestion'}
              aria-selected={place === at}
              // Before the field loses the focus, which would close the list.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(place)}
            >
              {entry === null ? <Everything words={words} /> : <Entry entry={entry} />}
            </div>
          ))}
      </div>
      <p class="hidden" role="status">
        {isShown && t('suggested', { count: found.length })}
      </p>
    </div>
  );
}

function Everything({ words }: { words: string }) {
  return (
    <>
      <span class="suggestion-picture">
        <Icon name="search" size={20} />
      </span>
      <span class="strong">{t('allResults', { words })}</span>
    </>
  );
}

function Entry({ entry }: { entry: Suggestion }) {
  if (entry.suggestion_type === 'category') {
    return (
      <>
        <span class="suggestion-picture">
          <Icon name="right" size={20} />
        </span>
        <span>
          {entry.label} <span class="small soft">{entry.extra.parent_categories.join(' › ')}</span>
        </span>
      </>
    );
  }
  const { image, price } = entry.extra;
  return (
    <>
      <span class="suggestion-picture">{image !== null && <img src={image} alt="" width={48} height={48} />}</span>
      <span>{entry.label}</span>
      {entry.currency !== '' && <span class="suggestion-price numbers">{money(price, entry.currency)}</span>}
    </>
  );
}
