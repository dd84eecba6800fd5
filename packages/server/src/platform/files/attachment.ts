import { invalidField } from '../../kernel/errors.ts';
import { cleanInLine, type PictureLine } from '../images/index.ts';
import type { Random } from '../random/index.ts';
import { documentType } from './document-type.ts';
import { isMacro, officeType } from './office-type.ts';

/** A file fit to be kept and to be handed on. */
export interface Attachment {
  /** As the sender called it, with an ending that fits what it is; never a path. */
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** What people attach to messages: the endings that each type goes by, the first of them its own. */
const ENDINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['application/pdf', ['pdf']],
  ['image/jpeg', ['jpg', 'jpeg']],
  ['image/png', ['png']],
  ['application/msword', ['doc']],
  ['application/vnd.ms-excel', ['xls']],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', ['docx']],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ['xlsx']],
]);

/** Endings of what is taken, for the `accept` of a form's field. */
export const ATTACHMENT_ENDINGS: readonly string[] = [...ENDINGS.values()].flat().map((ending) => `.${ending}`);

export interface AttachmentRules {
  /** Of the form. */
  readonly field: string;
  readonly megabytes: number;
  /** Where pictures wait for their turn. */
  readonly line: PictureLine;
  readonly random: Random;
}

/**
 * A file that somebody attaches, known by its content whatever it is called: a PDF, a picture, or a document of Word or
 * Excel without macros. Pictures are written anew, without what came with them (place, camera).
 * @throws Refusal invalid under `field`: attachment_type_refused for anything else, file_too_large, invalid_image for a damaged one;
 * unavailable busy when too many pictures wait
 */
export async function cleanAttachment(
  given: { readonly name: string; readonly bytes: Buffer; readonly isDropped?: true },
  { field, megabytes, line, random }: AttachmentRules,
): Promise<Attachment> {
  const most = megabytes * 1_048_576;
  const tooLarge = () => invalidField(field, 'file_too_large', { megabytes });
  if (given.isDropped === true || given.bytes.length > most) throw tooLarge();
  const contentType = typeOf(given.bytes);
  const endings = contentType === null ? undefined : ENDINGS.get(contentType);
  if (contentType === null || endings === undefined) throw invalidField(field, 'attachment_type_refused');
  const isPicture = contentType.startsWith('image/');
  const bytes = isPicture ? await cleanInLine(given.bytes, { field, line, random }) : given.bytes;
  if (bytes.length > most) throw tooLarge();
  return { name: nameOf(given.name, endings), contentType, bytes };
}

/** Containers are looked into: what matters is what they hold. */
function typeOf(bytes: Buffer): string | null {
  const type = documentType(bytes);
  if (type !== 'application/zip' && type !== 'application/x-ole-storage') return type;
  return isMacro(bytes) ? null : officeType(bytes);
}

const LONGEST_NAME = 150;
// What no name has, what parts paths, and what turns letters round so that an ending looks like another.
const UNFIT = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\]/gu;

function nameOf(given: string, endings: readonly string[]): string {
  const [own = ''] = endings;
  const plain = given.replaceAll(UNFIT, '').trim().toWellFormed();
  const ending = /\.([a-z]{1,10})$/i.exec(plain)?.[1] ?? '';
  if (plain.length > ending.length + 1 && endings.includes(ending.toLowerCase())) return plain.slice(-LONGEST_NAME);
  return `${plain.slice(0, LONGEST_NAME) || 'file'}.${own}`;
}
