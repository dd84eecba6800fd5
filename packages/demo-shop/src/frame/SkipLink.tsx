import { t } from './texts.ts';

/** The first stop of the keyboard: past the menus, to what the page is about. */
export function SkipLink() {
  const skip = (event: Event) => {
    event.preventDefault();
    const heading = document.querySelector('main h1');
    if (heading instanceof HTMLElement) heading.focus();
  };
  return (
    <a class="skip-link" href="#main" onClick={skip}>
      {t('skip')}
    </a>
  );
}
