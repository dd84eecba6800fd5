import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { Consents } from './consents.rules.ts';

/** A registered customer and what they allow. */
export interface ConsentHolder {
  readonly id: number;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly consents: Consents;
  /** The version of the privacy text that they agreed to, where it was noted. */
  readonly wording: string | null;
}

interface HolderRow {
  id: number;
  email: string;
  verified: boolean;
  email_allowed: boolean;
  sms_allowed: boolean;
  whatsapp_allowed: boolean;
  call_allowed: boolean | null;
  wording: string | null;
}

const HOLDER = `
  select id, email, email_verified_at is not null as verified, email_allowed, sms_allowed, whatsapp_allowed, call_allowed,
    nullif(left(attributes ->> 'kvkk_flat_page_version', 200), '') as wording
  from customers where user_type = 'registered' and email is not null`;

const byId = prepared<HolderRow>(`${HOLDER} and is_active and id = $1 for no key update`);
const byEmail = prepared<HolderRow>(`${HOLDER} and is_active and email = $1 for no key update`);
// Erasing changes the user name, which is a key: asked for later, that lock would wait for whoever just wrote a row that
// refers to the customer and now waits for this one.
const anyById = prepared<HolderRow>(`${HOLDER} and id = $1 for update`);

/** The customer, locked until the transaction ends; null where there is none who is registered and active. */
export async function lockConsents(
  tx: Executor,
  who: { readonly id: number } | { readonly email: string },
): Promise<ConsentHolder | null> {
  const [row] = await ('id' in who ? byId(tx, [who.id]) : byEmail(tx, [who.email]));
  return row === undefined ? null : holderOf(row);
}

/** The same of a customer who may be disabled: what is kept of those goes with their account, too. */
export async function lockConsentsToErase(tx: Executor, id: number): Promise<ConsentHolder | null> {
  const [row] = await anyById(tx, [id]);
  return row === undefined ? null : holderOf(row);
}

function holderOf(row: HolderRow): ConsentHolder {
  return {
    ...{ id: row.id, email: row.email, emailVerified: row.verified, wording: row.wording },
    consents: {
      ...{ email: row.email_allowed, sms: row.sms_allowed, whatsapp: row.whatsapp_allowed, call: row.call_allowed },
    },
  };
}

const update = prepared(`
  update customers set email_allowed = $2, sms_allowed = $3, whatsapp_allowed = $4, call_allowed = $5, modified_date = $6
  where id = $1`);

export async function updateConsents(tx: Executor, id: number, { email, sms, whatsapp, call }: Consents, now: Date) {
  await update(tx, [id, email, sms, whatsapp, call, now]);
}
