import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { Icon } from '../parts/index.ts';
import { link } from '../routes.ts';
import { t } from './texts.ts';

/** The search field of the header. */
export function Search() {
  const { route } = useLocation();
  const [words, setWords] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    if (words.trim() !== '') route(link(`/list/?search_text=${encodeURIComponent(words.trim())}`));
  };
  return (
    <form class="search" role="search" action={link('/list/')} onSubmit={submit}>
      <Icon name="search" size={20} />
      <input
        type="search"
        name="search_text"
        class="search-input"
        aria-label={t('search')}
        placeholder={t('searchFor')}
        maxLength={200}
        value={words}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
    </form>
  );
}
