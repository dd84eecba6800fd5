import type { Executor } from '../../platform/db/index.ts';
import { saveStores, type StoreInput } from './index.ts';

export const NOW = new Date('2030-04-11T06:24:47.015Z');

export function save(db: Executor, ...stores: StoreInput[]): Promise<void> {
  return db.transaction().execute((tx) => saveStores(tx, stores, NOW));
}
