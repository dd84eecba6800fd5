import { offsetOf, type Page, type Slice } from '../../../kernel/page.ts';
import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { SubscriptionState } from './subscriptions.queries.ts';

/** Somebody who may be sent the newsletter. */
export interface Recipient {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly gender: string | null;
  readonly language: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Whether the address is a registered customer's, or came by the form alone. */
  readonly origin: 'account' | 'subscription';
}

// A registered customer's confirmed address: their own flag decides, whatever the form said.
const PROVED = `c.user_type = 'registered' and c.is_active and c.email_verified_at is not null`;

const recipients = prepared<Recipient>(`
  select * from (
    (select c.email, c.first_name as "firstName", c.last_name as "lastName", c.gender, c.language_code as language,
      '{}'::jsonb as attributes, 'account' as origin
    from customers c where ${PROVED} and c.email_allowed and c.email > $1 order by c.email limit $2)
    union all
    (select s.email, s.first_name, s.last_name, s.gender, s.language, s.attributes, 'subscription'
    from email_subscriptions s
    where s.state = 'confirmed' and s.email > $1
      and not exists (select from customers c where c.email = s.email and ${PROVED})
    order by s.email limit $2)
  ) r order by email limit $2`);

/** The next recipients by address. */
export async function findRecipients(
  db: Executor,
  { after, limit }: { after: string; limit: number },
): Promise<Recipient[]> {
  return [...(await recipients(db, [after, limit]))];
}

/** A row of the form's, for the operator. */
export interface ListedSubscription {
  readonly email: string;
  readonly state: SubscriptionState;
  /** When it came into that state. */
  readonly since: Date;
}

const listed = prepared<ListedSubscription>(`
  select email, state, coalesce(confirmed_at, unsubscribed_at, asked_at) as since from email_subscriptions
  where $1::text is null or state = $1 order by id desc limit $2 offset $3`);
const counting = prepared<{ count: number }>(`
  select count(*) from email_subscriptions where $1::text is null or state = $1`);

/** The latest subscriptions, of one state or all. */
export async function findSubscriptions(
  db: Executor,
  state: SubscriptionState | null,
  page: Page,
): Promise<Slice<ListedSubscription>> {
  const [counted] = await counting(db, [state]);
  return { items: await listed(db, [state, page.size, offsetOf(page)]), total: counted?.count ?? 0 };
}
