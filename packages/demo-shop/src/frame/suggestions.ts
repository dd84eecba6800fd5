import type { Answer } from '@arasta/client';
import { useEffect, useState } from 'preact/hooks';
import { useLoading } from '../loading.ts';
import { shop } from '../shop.ts';

type Entry = Answer<'autocomplete'>['groups'][number]['entries'][number];

/** Something that what is typed may mean. */
export type Suggestion = Entry;

const PAUSE_MS = 150;

/** What the words typed so far may mean: categories first. Asked for once the typing pauses. */
export function useSuggestions(words: string): readonly Suggestion[] {
  const settled = usePaused(words.trim());
  const { value } = useLoading(`suggestions ${settled}`, async (signal) => {
    if (settled.length < 2) return { settled, entries: [] };
    const { groups } = await shop.autocomplete({ search_text: settled }, { signal });
    return { settled, entries: groups.flatMap(({ entries }) => entries) };
  });
  return value === undefined || words.trim().length < 2 ? [] : value.entries;
}

function usePaused(words: string): string {
  const [settled, settle] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => settle(words), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return settled;
}
