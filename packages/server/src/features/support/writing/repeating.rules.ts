import type { Attachment } from '../../../platform/files/index.ts';

/** Whether files that were sent are those that were kept, by name and size: a form sent twice brings them twice. */
export function areSameFiles(kept: readonly string[], sent: readonly Pick<Attachment, 'name' | 'bytes'>[]): boolean {
  const told = sent.map(({ name, bytes }) => `${name} ${bytes.length}`);
  return JSON.stringify(kept.toSorted()) === JSON.stringify(told.toSorted());
}
