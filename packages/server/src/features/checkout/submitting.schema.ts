import { type TSchema, Type } from 'typebox';
import { isRecord } from '../../platform/http/decoding/index.ts';
import { OTHER_NAMES, PAGES, RETURNS } from './pages/pages.ts';

/**
 * What the checkout is sent, made from its pages (Wire: docs/protocol/checkout.md, "Pages"). All of it is described and
 * none of it is judged here: pages read their own fields, and tell in the answer what is wrong with them.
 */

const names = (title: string, values: readonly string[]) => ({ title, type: 'string', enum: values });
const CheckoutPage = names('CheckoutPage', [...PAGES.map(({ name }) => name), ...OTHER_NAMES.keys()]);
const CheckoutReturnPage = names('CheckoutReturnPage', RETURNS);

/** Of GET. */
export const LookQuery = Type.Object(
  {
    page: Type.Optional(
      Type.Unsafe<string>({ ...CheckoutPage, description: 'The page to show; default: all up to the one that is due' }),
    ),
  },
  { 'x-raw': true },
);

/** Of POST. */
export const SubmitQuery = Type.Object(
  {
    page: Type.Unsafe<string>({
      anyOf: [CheckoutPage, CheckoutReturnPage],
      description: 'The page that is submitted, or that a bank or provider sends the browser back to',
    }),
  },
  { 'x-raw': true },
);

const MEANINGS: ReadonlyMap<string, string> = new Map([
  ['user_email', 'How the shop reaches the guest'],
  ['bin_number', 'The first 6 to 8 digits of the card'],
  ['use_three_d', 'Whether the bank shall ask, where the payment option leaves that open'],
  ['save_card', 'Whether the gateway shall keep the card; for customers, where the page says `can_save_card`'],
  ['card_year', 'Two or four digits'],
  ['paymentType', 'The `payment_choice` that the shopper saw, to be refused if it is another meanwhile'],
  ['notes', 'A word to the shop; none takes it back'],
  ['remove', 'Takes the gift box back'],
  ['loyalty_amount_to_use', 'An amount such as `12.50`; none: nothing of the balance'],
  ['action', '`select`, which is the default, or `remove`'],
  [
    'amount',
    'An amount such as `12.50`; none: as much as it takes when the card is applied, else the card is taken out',
  ],
]);

/** The fields of all pages. Banks and providers send others. */
export const CheckoutBody = Type.Unsafe<Readonly<Record<string, unknown>>>({
  type: 'object',
  properties: Object.fromEntries([...fieldsOfPages()].map(([name, readings]) => [name, fieldOf(name, readings)])),
  'x-raw': true,
  description: 'The fields of the page, as form or JSON; each says which pages read it. Others are passed over',
});

/** How a page reads a field. */
interface Reading {
  readonly page: string;
  readonly schema: TSchema;
  readonly isRequired: boolean;
}

function fieldsOfPages(): Map<string, Reading[]> {
  const found = new Map<string, Reading[]>();
  for (const { name: page, fields } of PAGES) {
    for (const [name, schema] of Object.entries(fields.properties)) {
      const reading = { page, schema, isRequired: !Type.IsOptional(schema) };
      found.set(name, [...(found.get(name) ?? []), reading]);
    }
  }
  return found;
}

/** @throws Error when two pages read one field differently */
function fieldOf(name: string, readings: readonly Reading[]): Record<string, unknown> {
  const [first, ...others] = readings.map(({ schema }) => JSON.stringify(schema));
  const schema: unknown = JSON.parse(first ?? '');
  if (!isRecord(schema) || others.some((other) => other !== first)) {
    throw new Error(`Pages read ${name} differently: ${readings.map(({ page }) => page).join(', ')}`);
  }
  const readers = readings.map(({ page, isRequired }) => (isRequired ? `${page} (required)` : page)).join(', ');
  const meaning = MEANINGS.get(name);
  return { ...schema, description: `${meaning === undefined ? '' : `${meaning}. `}Read by ${readers}` };
}
