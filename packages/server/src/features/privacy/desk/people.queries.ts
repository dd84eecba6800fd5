import { type Executor, prepared } from '../../../platform/db/index.ts';

// An index each: registered customers and guests have their own.
const byEmail = prepared<{ id: number; language: string }>(`
  select id, language from (
    select id, language_code as language, false as is_guest from customers
    where user_type = 'registered' and email = $1::text
    union all
    select id, language_code, true from customers where user_type = 'guest' and email = $1::text
  ) people order by is_guest, id desc`);

/** The customers who have an e-mail address: a registered one first, then guests, latest first. */
export async function findPeople(tx: Executor, email: string): Promise<{ id: number; language: string }[]> {
  return byEmail(tx, [email]);
}
