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
  with open as materialized (
    select act from simulated_switches
    where (remaining is null or remaining > 0)
      and not exists (select from simulated_payments p where p.reference = $1)
    for update
  ), used as (
    insert into simulated_switch_uses (reference, act) select $1, act from open
    on conflict (reference) do nothing
    returning act
  ), counted as (
    update simulated_switches set remaining = remaining - 1 where exists (select from used)
  )
  select act from used`);

const usedBefore = prepared<{ act: string }>('select act from simulated_switch_uses where reference = $1');

/**
 * What the switch does with a payment; null where it is not for it. Uses it once for each payment, in one statement: n at
 * once use it n times, and one that is asked for again, or twice at once, goes as it went.
 */
export async function useSwitch(db: Executor, reference: string): Promise<string | null> {
  const [used = null] = await use(db, [reference]);
  const [row = used] = used === null ? await usedBefore(db, [reference]) : [];
  return row?.act ?? null;
}
