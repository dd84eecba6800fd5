import { invalidField } from '../../../kernel/errors.ts';
import { type Attachment, cleanAttachment } from '../../../platform/files/index.ts';
import type { UploadedFile } from '../../../platform/http/decoding/index.ts';
import type { SupportDeps } from '../support.deps.ts';

const FILE_FIELD = 'file';

/**
 * Files that come with a message, fit to be kept. Never in a transaction: pictures are written anew.
 * @throws Refusal invalid under `file`: max_items, file_too_large, attachment_type_refused, invalid_image; unavailable busy
 */
export async function readAttachments(
  { config, pictures: line, random }: Pick<SupportDeps, 'config' | 'pictures' | 'random'>,
  files: readonly UploadedFile[],
): Promise<Attachment[]> {
  if (files.length > config.contactFiles) throw invalidField(FILE_FIELD, 'max_items', { max: config.contactFiles });
  const read: Attachment[] = [];
  // One after the other: pictures take memory while they are written.
  for (const file of files) {
    read.push(await cleanAttachment(file, { field: FILE_FIELD, megabytes: config.contactFileMegabytes, line, random }));
  }
  return read;
}
