import { useEffect, useState } from 'preact/hooks';
import { type Suggestion, useSuggestions } from './suggestions.ts';

/** What goes on in the search field. */
export interface Searching {
  readonly words: string;
  readonly found: readonly Suggestion[];
  /** Whether suggestions are to be seen. */
  readonly isShown: boolean;
  /** The suggestion that the keyboard is at; the last one, behind those that were found, is "all of them"; -1 is the field. */
  readonly at: number;
  readonly type: (words: string) => void;
  readonly open: (isOpen: boolean) => void;
  readonly press: (event: KeyboardEvent) => void;
}

/** The words are those of the page's address; typed ones are dropped when another page is shown. */
export function useSearching(url: string): Searching {
  const [words, setWords] = useState('');
  const [isOpen, open] = useState(false);
  const [at, moveTo] = useState(-1);
  const found = useSuggestions(isOpen ? words : '');
  const isShown = isOpen && found.length > 0;
  useEffect(() => {
    open(false);
    setWords(new URL(url, location.origin).searchParams.get('search_text') ?? '');
  }, [url]);
  const type = (text: string) => {
    setWords(text);
    moveTo(-1);
    open(true);
  };
  const press = (event: KeyboardEvent) => {
    const move = MOVES[event.key];
    if (move === undefined || (event.key === 'Escape' && !isShown)) return;
    event.preventDefault();
    if (move === 0) open(false);
    else if (isShown) moveTo(moved(at, move, found.length + 1));
    else open(true);
  };
  return { words, found, isShown, at, type, open, press };
}

const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, Escape: 0 };

/** Round and round; the field itself lies between the last one and the first. */
function moved(at: number, by: number, count: number): number {
  const places = count + 1;
  return ((at + 1 + by + places) % places) - 1;
}
