import { type Executor, prepared } from '../../../platform/db/index.ts';

const byEmail = prepared<{ id: number; language: string }>(`
  select id, language_code as language from customers where email = $1 order by user_type = 'guest', id desc`);

/** The customers who have an e-mail address: a registered one first, then guests, latest first. */
export async function findPeople(tx: Executor, email: string): Promise<{ id: number; language: string }[]> {
  return byEmail(tx, [email]);
}
