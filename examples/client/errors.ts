// One class for each thing that a caller can do about it: node --conditions=arasta-source examples/client/errors.ts
import {
  ArastaError,
  CaptchaNeeded,
  createClient,
  InvalidInput,
  NotAuthenticated,
  NotFound,
  Refused,
  Throttled,
  TimedOut,
  Unavailable,
  Unreachable,
} from '@arasta/client';
import { createJar } from '@arasta/client/node';

const baseUrl = process.env['SHOP'] ?? 'http://localhost:8000';
const shop = createClient({ baseUrl, jar: createJar(), language: 'en' });

const NOTES = [
  [NotAuthenticated, 'Please sign in.'],
  [CaptchaNeeded, 'Please solve this first.'],
  [NotFound, 'There is no such thing (any more).'],
  [Unavailable, 'The shop has trouble at the moment.'],
  [Unreachable, 'The shop cannot be reached.'],
  [TimedOut, 'This takes too long. Please look whether it was done.'],
  [ArastaError, 'That is our mistake.'],
] as const;

/** What a page would show. */
function noteOn(error: unknown): string {
  if (error instanceof InvalidInput) return `Please mend: ${Object.keys(error.fields).join(', ')}`;
  if (error instanceof Refused) return `${error.message} (${error.code ?? ''})`;
  if (error instanceof Throttled) return `Please try again in ${error.retryAfter ?? 60} seconds.`;
  const [, note] = NOTES.find(([Class]) => error instanceof Class) ?? [];
  if (note === undefined) throw error;
  return note;
}

/** A call that goes wrong, and what is said about it. */
async function attempt(call: Promise<unknown>): Promise<void> {
  await call.catch((error: unknown) => console.log(noteOn(error)));
}

await attempt(
  shop.addAddress({ title: '', first_name: 'Ada', last_name: '', phone_number: '1', line: '', country: 792, city: 34 }),
);
await attempt(shop.addToBasket({ product: 874, quantity: 100_000 }));
await attempt(shop.getCurrentUser());
await attempt(shop.getProduct({ pk: 999_999 }));
await attempt(shop.getConfig({}, { timeout: 0 }));
const nowhere = createClient({ baseUrl: 'http://localhost:1', retries: 0 });
await attempt(nowhere.getConfig());

// Whoever leaves the page is shown nothing: the call rejects with the signal's own reason.
const left = new AbortController();
const search = shop.autocomplete({ search_text: 'lin' }, { signal: left.signal });
left.abort(new Error('Another letter was typed'));
await search.catch((error: unknown) => console.log(String(error)));
