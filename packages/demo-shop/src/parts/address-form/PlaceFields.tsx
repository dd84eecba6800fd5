import { ErrorNote } from '../ErrorNote.tsx';
import { Select } from '../Select.tsx';
import { t } from './texts.ts';
import type { Level, usePlaces } from './use-places.ts';

// What browsers call them.
const AUTOCOMPLETE = {
  country: 'country',
  city: 'address-level1',
  township: 'address-level2',
  district: 'address-level3',
} as const;

type Place = keyof typeof AUTOCOMPLETE;
type Places = Partial<Readonly<Record<Place, string>>>;

interface PlaceFieldsProps {
  readonly levels: ReturnType<typeof usePlaces>;
  /** What a level is called in the form, and what is wrong with it. */
  readonly bind: (place: Place) => { readonly name: string; readonly error: string | undefined };
  readonly onChange: (places: Places) => void;
  /** Keeps what browsers fill in apart where two addresses are asked for: `shipping `. */
  readonly section?: string;
}

/** Country, city, township, district: each list goes by the choice before. A list of one is no question. */
export function PlaceFields({ levels, bind, onChange, section = '' }: PlaceFieldsProps) {
  const { country, city, township, district } = levels;
  const failed = Object.values(levels).find(({ error }) => error !== undefined);
  const bound = (place: Place, { options, chosen }: Level, below: Places) => ({
    ...{ ...bind(place), label: t(place), required: true, options, value: chosen },
    ...{ disabled: options.length === 0, autocomplete: section + AUTOCOMPLETE[place] },
    onChange: (value: string) => onChange({ ...below, [place]: value }),
  });
  const [noDistrict, noTownship] = [{ district: '' }, { township: '', district: '' }];
  return (
    <>
      <div class="fields-two">
        <Select {...bound('country', country, { city: '', ...noTownship })} />
        {isShown(city) && <Select {...bound('city', city, noTownship)} />}
        {isShown(township) && <Select {...bound('township', township, noDistrict)} />}
        {district.isAsked && <Select {...bound('district', district, {})} required={false} />}
      </div>
      <ErrorNote error={failed?.error} onRetry={failed?.reload} />
    </>
  );
}

/** Kept in place while it loads, so that nothing jumps; left out where there is nothing to choose. */
function isShown({ options }: Level): boolean {
  return options.length !== 1;
}
