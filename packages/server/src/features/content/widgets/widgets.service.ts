import { announceChange } from '../../../platform/cache/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { upsertWidgets, type WidgetInput } from './widgets.queries.ts';

/** Adds and replaces widgets, by slug, inside the caller's transaction. Any number costs two statements. */
export async function saveWidgets(tx: Executor, inputs: readonly WidgetInput[], now: Date): Promise<void> {
  if (inputs.length === 0) return;
  const widgets = new Map(inputs.map((input) => [input.slug, input]));
  await upsertWidgets(tx, [...widgets.values()]);
  await announceChange(
    tx,
    [...widgets.keys()].map((slug) => `widget:${slug}`),
    now,
  );
}
