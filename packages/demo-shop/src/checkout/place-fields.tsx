import type { Level, usePlaces } from '../parts/address-form/index.ts';
import { fieldError, Select } from '../parts/index.ts';
import type { Draft } from './address.rules.ts';
import { t } from './texts.ts';

type Place = 'country' | 'city' | 'township' | 'district';

interface PlaceFieldsProps {
  readonly levels: ReturnType<typeof usePlaces>;
  readonly put: (change: Partial<Draft>) => void;
  readonly error: unknown;
  readonly kind: 'shipping' | 'billing';
}

/** Country, city, township, district: each list goes by the choice before. A list of one is no question. */
export function PlaceFields({ levels, put, error, kind }: PlaceFieldsProps) {
  const { country, city, township, district } = levels;
  const bound = (name: Place, { options, chosen }: Level, below: Partial<Draft>) => ({
    ...{ label: t(name), name: `${kind}-${name}`, value: chosen, required: true, options },
    error: fieldError(error, name),
    disabled: options.length === 0,
    onChange: (value: string) => put({ ...below, [name]: value }),
  });
  const noDistrict = { district: '' };
  const noTownship = { township: '', ...noDistrict };
  return (
    <div class="fields-two">
      <Select {...bound('country', country, { city: '', ...noTownship })} autocomplete={`${kind} country`} />
      {isShown(city) && <Select {...bound('city', city, noTownship)} autocomplete={`${kind} address-level1`} />}
      {isShown(township) && (
        <Select {...bound('township', township, noDistrict)} autocomplete={`${kind} address-level2`} />
      )}
      {district.isAsked && <Select {...bound('district', district, {})} autocomplete={`${kind} address-level3`} />}
    </div>
  );
}

/** Kept in place while it loads, so that nothing jumps; left out where there is nothing to choose. */
function isShown({ options }: Level): boolean {
  return options.length !== 1;
}
