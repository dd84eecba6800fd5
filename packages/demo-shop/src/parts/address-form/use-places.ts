import { type Loading, useLoading } from '../../loading.ts';
import { shop } from '../../shop.ts';
import type { Option } from '../Select.tsx';

interface Place {
  readonly pk: number;
  readonly name: string;
}

/** One level of places: what can be chosen, and what is; or why it could not be told. */
export interface Level extends Pick<Loading<unknown>, 'error' | 'reload'> {
  readonly options: readonly Option[];
  /** A pk; empty as long as nothing is chosen. */
  readonly chosen: string;
  /** Whether there is a choice: the only place of its kind ("Other", as a rule) is taken without asking. */
  readonly isAsked: boolean;
}

interface Chosen {
  readonly country: string;
  readonly city: string;
  readonly township: string;
  readonly district: string;
}

/** The places that can be chosen, each level within what is chosen above it. */
export function usePlaces(chosen: Chosen): Readonly<Record<keyof Chosen, Level>> {
  const country = useLevel('all', chosen.country, (_, signal) => shop.listCountries({}, { signal }));
  const city = useLevel(country.chosen, chosen.city, (above, signal) =>
    shop.listCities({ country: above }, { signal }),
  );
  const township = useLevel(city.chosen, chosen.township, (above, signal) =>
    shop.listTownships({ city: above }, { signal }),
  );
  const district = useLevel(township.chosen, chosen.district, (above, signal) =>
    shop.listDistricts({ township: above }, { signal }),
  );
  return { country, city, township, district };
}

type Ask = (above: string, signal: AbortSignal) => Promise<{ readonly results: readonly Place[] }>;

function useLevel(above: string, wanted: string, ask: Ask): Level {
  const { value, error, reload } = useLoading(above, async (signal) => {
    const { results } = above === '' ? { results: [] } : await ask(above, signal);
    return { above, places: results };
  });
  // What was asked for before is shown until the answer is there: it would belong to another place.
  const places = value?.above === above ? value.places : [];
  const options = places.map(({ pk, name }) => ({ value: String(pk), label: name }));
  const isAsked = options.length > 1;
  const only = options.length === 1 ? (options[0]?.value ?? '') : '';
  // Until the list is there, what an address says is believed.
  const isKnown = options.length === 0 || options.some((option) => option.value === wanted);
  return { error, reload, options, isAsked, chosen: isKnown && wanted !== '' ? wanted : only };
}
