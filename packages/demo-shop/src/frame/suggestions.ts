import type { Answer } from '@arasta/client';
import { useEffect, useState } from 'preact/hooks';
import { useLoading } from '../loading.ts';
import { currency, shop } from '../shop.ts';

type Entry = Answer<'autocomplete'>['groups'][number]['entries'][number];

/** Something that what is typed may mean, and the currency of its price. */
export type Suggestion = Entry & { readonly currency: string };

const PAUSE_MS = 150;

/** What the words typed so far may mean: categories first. Asked for once the typing pauses. */
export function useSuggestions(words: string): readonly Suggestion[] {
  const settled = usePaused(words.trim());
  const { value } = useLoading(`suggestions ${settled}`, async (signal) => {
    if (settled.length < 2) return [];
    const asked = currency.value;
    const { groups } = await shop.autocomplete({ search_text: settled }, { signal });
    const money = asked === '' ? currency.value : asked;
    return groups.flatMap(({ entries }) => entries.map((entry) => ({ ...entry, currency: money })));
  });
  return value === undefined || words.trim().length < 2 ? [] : value;
}

function usePaused(words: string): string {
  const [settled, settle] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => settle(words), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return settled;
}
