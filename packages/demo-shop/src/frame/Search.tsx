import { useLocation } from 'preact-iso';
import { Icon, IconButton } from '../parts/index.ts';
import { link } from '../routes.ts';
import { idOf, SuggestionList } from './SuggestionList.tsx';
import { t } from './texts.ts';
import { type Searching, useSearching } from './searching.ts';

const LIST = 'search-suggestions';

/**
 * The search field of the header. While one types it suggests categories and goods (a combobox with a list box: arrow
 * keys choose, Enter goes there, Escape closes); Enter alone shows all that is found.
 */
export function Search() {
  const { url, route } = useLocation();
  const searching = useSearching(url);
  const { words, found, at, isShown, open } = searching;
  const go = (place: number) => {
    if (words.trim() === '') return;
    open(false);
    route(link(found[place]?.url ?? `/list/?search_text=${encodeURIComponent(words.trim())}`));
  };
  return (
    <form
      class="search"
      role="search"
      action={link('/list/')}
      onSubmit={(event) => {
        event.preventDefault();
        go(isShown ? at : -1);
      }}
      onFocusOut={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) open(false);
      }}
    >
      <Icon name="search" size={20} />
      <Words searching={searching} />
      <SuggestionList id={LIST} {...{ found: isShown ? found : [], words: words.trim(), at }} onChoose={go} />
    </form>
  );
}

function Words({ searching: { words, at, isShown, type, press } }: { searching: Searching }) {
  return (
    <>
      <input
        type="text"
        name="search_text"
        class="search-input"
        role="combobox"
        enterkeyhint="search"
        aria-label={t('search')}
        aria-expanded={isShown}
        aria-controls={LIST}
        aria-autocomplete="list"
        aria-activedescendant={isShown && at >= 0 ? idOf(LIST, at) : undefined}
        autocomplete="off"
        placeholder={t('searchFor')}
        maxLength={200}
        value={words}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={press}
      />
      {words !== '' && (
        <span class="search-clear">
          <IconButton label={t('clear')} onClick={() => type('')}>
            <Icon name="close" size={18} />
          </IconButton>
        </span>
      )}
    </>
  );
}
