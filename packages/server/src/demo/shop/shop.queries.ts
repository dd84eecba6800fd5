import type { Executor } from '../../platform/db/index.ts';
import { LAST_WIDGET } from './content/widgets.ts';

/** Whether the demo shop is there, to its last page. */
export async function isSeeded(db: Executor): Promise<boolean> {
  const row = await db.selectFrom('widgets').select('id').where('slug', '=', LAST_WIDGET).executeTakeFirst();
  return row !== undefined;
}
