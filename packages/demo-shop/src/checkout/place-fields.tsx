import { useEffect } from 'preact/hooks';
import { type Loading, useLoading } from '../loading.ts';
import { fieldError, type Option, Select } from '../parts/index.ts';
import { shop } from '../shop.ts';
import type { Draft } from './address.rules.ts';
import { t } from './texts.ts';

interface PlaceFieldsProps {
  readonly draft: Draft;
  readonly put: (change: Partial<Draft>) => void;
  readonly error: unknown;
  readonly kind: 'shipping' | 'billing';
}

/** Country, city, township, district: each list goes by the choice before. A list of one is no question. */
export function PlaceFields({ draft, put, error, kind }: PlaceFieldsProps) {
  const { country, city, township } = draft;
  const countries = usePlaces('country', async (signal) => shop.listCountries({}, { signal }));
  const cities = usePlaces(country && `city ${country}`, async (signal) => shop.listCities({ country }, { signal }));
  const townships = usePlaces(city && `township ${city}`, async (signal) => shop.listTownships({ city }, { signal }));
  const districts = usePlaces(township && `district ${township}`, async (signal) =>
    shop.listDistricts({ township }, { signal }),
  );
  useOnlyChoice(cities, draft.city, (only) => put({ city: only }));
  useOnlyChoice(townships, township, (only) => put({ township: only }));
  useOnlyChoice(districts, draft.district, (only) => put({ district: only }));
  const field = (name: 'country' | 'city' | 'township' | 'district', places: Loading<readonly Option[]>) => ({
    ...{ name: `${kind}-${name}`, value: draft[name], required: true, error: fieldError(error, name) },
    options: places.value ?? [],
    disabled: places.value === undefined,
  });
  return (
    <div class="fields-two">
      <Select
        {...{ label: t('country'), autocomplete: `${kind} country`, ...field('country', countries) }}
        onChange={(value) => put({ country: value, city: '', township: '', district: '' })}
      />
      {isAsked(cities) && (
        <Select
          {...{ label: t('city'), autocomplete: `${kind} address-level1`, ...field('city', cities) }}
          onChange={(value) => put({ city: value, township: '', district: '' })}
        />
      )}
      {isAsked(townships) && (
        <Select
          {...{ label: t('township'), autocomplete: `${kind} address-level2`, ...field('township', townships) }}
          onChange={(value) => put({ township: value, district: '' })}
        />
      )}
      {township !== '' && (districts.value?.length ?? 0) > 1 && (
        <Select
          {...{ label: t('district'), autocomplete: `${kind} address-level3`, ...field('district', districts) }}
          onChange={(value) => put({ district: value })}
        />
      )}
    </div>
  );
}

interface Places {
  readonly results: readonly { readonly pk: number; readonly name: string }[];
}

/** The places of a list; none while the choice before is open (an empty key). */
function usePlaces(key: string, load: (signal: AbortSignal) => Promise<Places>): Loading<readonly Option[]> {
  const loading = useLoading(key, async (signal) => {
    const places = key === '' ? [] : (await load(signal)).results;
    return { key, options: places.map(({ pk, name }) => ({ value: String(pk), label: name })) };
  });
  // What was listed for another choice is not shown for this one.
  return { ...loading, value: loading.value?.key === key ? loading.value.options : undefined };
}

function useOnlyChoice({ value: options }: Loading<readonly Option[]>, chosen: string, choose: (only: string) => void) {
  const only = options?.length === 1 ? options[0]?.value : undefined;
  useEffect(() => {
    if (only !== undefined && chosen === '') choose(only);
  }, [only, chosen]);
}

/** Kept in place while it loads, so that nothing jumps; left out where there is nothing to choose. */
function isAsked({ value: options }: Loading<readonly Option[]>): boolean {
  return options?.length !== 1;
}
