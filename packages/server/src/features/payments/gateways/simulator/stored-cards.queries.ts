import { type Executor, prepared } from '../../../../platform/db/index.ts';
import type { StoredCard } from '../gateway.ts';

/** A card that the simulated bank keeps. */
export interface KeptCard extends Omit<StoredCard, 'expiry'> {
  readonly scenario: string;
  readonly month: number;
  readonly year: number;
}

const COLUMNS = `token, scenario, fingerprint, bin, last_digits as "lastDigits", brand, expiry_month as month,
  expiry_year as year`;

const insert = prepared(`
  insert into simulated_cards (token, reference, scenario, fingerprint, bin, last_digits, brand, expiry_month, expiry_year,
    created_date)
  values ('simc_' || replace(gen_random_uuid()::text, '-', ''), $1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict (reference) do nothing`);

/** Keeps the card of a payment, once. */
export async function insertCard(
  db: Executor,
  reference: string,
  card: Omit<KeptCard, 'token'>,
  now: Date,
): Promise<void> {
  const { scenario, fingerprint, bin, lastDigits, brand, month, year } = card;
  await insert(db, [reference, scenario, fingerprint, bin, lastDigits, brand, month, year, now]);
}

const byToken = prepared<KeptCard>(`select ${COLUMNS} from simulated_cards where token = $1`);
const byReference = prepared<KeptCard>(`select ${COLUMNS} from simulated_cards where reference = $1`);

export async function selectCardByToken(db: Executor, token: string): Promise<KeptCard | null> {
  const [card] = await byToken(db, [token]);
  return card ?? null;
}

/** The card that was kept with a payment. */
export async function selectCardOf(db: Executor, reference: string): Promise<KeptCard | null> {
  const [card] = await byReference(db, [reference]);
  return card ?? null;
}

const forget = prepared('delete from simulated_cards where token = $1');

export async function deleteCard(db: Executor, token: string): Promise<void> {
  await forget(db, [token]);
}

const forgetOf = prepared('delete from simulated_cards where reference = $1');

/** Of a payment that came to nothing no card is kept. */
export async function deleteCardOf(db: Executor, reference: string): Promise<void> {
  await forgetOf(db, [reference]);
}
