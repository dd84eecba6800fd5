import { type Executor, prepared } from '../../../../platform/db/index.ts';

interface SwitchRow {
  readonly act: string;
  /** Payments that it is still for; null for all to come. */
  readonly remaining: number | null;
}

const set = prepared(`
  insert into simulated_switches (act, remaining, set_date) values ($1, $2, $3)
  on conflict (id) do update
  set act = excluded.act, remaining = excluded.remaining, set_date = excluded.set_date`);

export async function upsertSwitch(db: Executor, { act, remaining }: SwitchRow, now: Date): Promise<void> {
  await set(db, [act, remaining, now]);
}

const current = prepared<SwitchRow>(`
  select act, remaining from simulated_switches where remaining is null or remaining > 0`);

export async function selectSwitch(db: Executor): Promise<SwitchRow | null> {
  const [row] = await current(db, []);
  return row ?? null;
}

export async function deleteSwitch(db: Executor): Promise<void> {
  await db.deleteFrom('simulated_switches').execute();
}

const use = prepared<{ act: string }>(`
  update simulated_switches set remaining = remaining - 1
  where (remaining is null or remaining > 0)
    and not exists (select from simulated_payments p where p.reference = $1)
  returning act`);

/** Uses the switch for a payment that the bank does not know yet. One statement: n payments at once use it n times. */
export async function useSwitch(db: Executor, reference: string): Promise<string | null> {
  const [row] = await use(db, [reference]);
  return row?.act ?? null;
}
