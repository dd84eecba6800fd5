import { invalidField, notFound } from '../../../kernel/errors.ts';
import { announceChange } from '../../../platform/cache/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { cleanInLine, formatToKeep } from '../../../platform/images/index.ts';
import { countCall } from '../../../platform/rate-limit/index.ts';
import { assignUrls, mappingsOf, type PrettyUrl } from '../../urls/index.ts';
import type { ContentDeps } from '../content.deps.ts';
import { addressTexts } from '../texts.rules.ts';
import { readFields } from './fields.rules.ts';
import { documentType } from '../../../platform/files/index.ts';
import {
  findActiveForm,
  type Form,
  type FormInput,
  insertFiles,
  insertSubmission,
  type SubmittedFile,
  upsertForms,
} from './forms.queries.ts';
import { readSubmission, type Submission } from './submission.rules.ts';

const addressOf = (id: number) => `/forms/${id}/generate/`;

/**
 * A form that may be filled in, and its addresses.
 * @throws Refusal not_found for an unknown or inactive one
 */
export async function getForm(
  { db, config }: Pick<ContentDeps, 'db' | 'config'>,
  id: number,
): Promise<{ form: Form; oldPath: string; urls: readonly PrettyUrl[] }> {
  const form = await findActiveForm(db, id);
  if (form === null) throw notFound();
  const oldPath = addressOf(id);
  const urls = await mappingsOf(db, [oldPath], config.defaultLanguage);
  return { form, oldPath, urls: urls.get(oldPath) ?? [] };
}

/**
 * Keeps what somebody entered into a form.
 * @throws Refusal not_found for an unknown or inactive form; throttled; invalid with a message under each field that
 *   does not take what was entered; unavailable busy where too many pictures wait to be written anew. Nothing is kept then
 */
export async function submitForm(
  deps: ContentDeps,
  caller: Caller,
  { formId, body }: { formId: number; body: unknown },
): Promise<void> {
  const form = await findActiveForm(deps.db, formId);
  if (form === null) throw notFound();
  await countCall(deps, { scope: 'form', account: null, caller });
  const { entries, files } = readSubmission(readFields(form.fields), body);
  const kept: SubmittedFile[] = [];
  // One after the other: pictures take memory while they are written.
  for (const file of files) kept.push(await readFile(deps, file));
  await deps.db.transaction().execute(async (tx) => {
    const id = await insertSubmission(tx, { formId, entries, now: deps.clock.now() });
    await insertFiles(tx, id, kept);
  });
}

const MEGABYTES = 5;
const LARGEST = MEGABYTES * 1_048_576;
const LONGEST_NAME = 255;

/** A file fit to be kept: pictures are written anew, documents known by their content. */
async function readFile(
  { pictures: line, random }: Pick<ContentDeps, 'pictures' | 'random'>,
  { field: { key, inputType }, file }: Submission['files'][number],
): Promise<SubmittedFile> {
  const tooLarge = () => invalidField(key, 'file_too_large', { megabytes: MEGABYTES });
  if (file.bytes.length > LARGEST) throw tooLarge();
  const name = nameOf(file.name);
  if (inputType === 'image') {
    const format = formatToKeep(file.bytes, key);
    const bytes = await cleanInLine(file.bytes, { field: key, line, random });
    if (bytes.length > LARGEST) throw tooLarge();
    return { field: key, name, contentType: `image/${format}`, bytes };
  }
  const contentType = documentType(file.bytes);
  if (contentType === null) throw invalidField(key, 'file_type_refused');
  return { field: key, name, contentType, bytes: file.bytes };
}

/** The name as the sender gave it, without what no name has; never used as a path. */
function nameOf(given: string): string {
  return given
    .replaceAll(/\p{Cc}/gu, '')
    .slice(-LONGEST_NAME)
    .toWellFormed();
}

/**
 * Adds and replaces forms, by key, inside the caller's transaction, with their addresses.
 * @throws Refusal invalid invalid_value or duplicate_key under `fields` for definitions that cannot work;
 *   reserved_slug under `slug`
 */
export async function saveForms(tx: Executor, inputs: readonly FormInput[], now: Date): Promise<void> {
  if (inputs.length === 0) return;
  const forms = new Map(inputs.map((input) => [input.key, input]));
  for (const { fields } of forms.values()) readFields(fields);
  const saved = await upsertForms(tx, [...forms.values()], now);
  const entries = saved.flatMap(({ id, key }) => {
    const form = forms.get(key);
    return form === undefined ? [] : [{ oldPath: addressOf(id), texts: addressTexts(form.names, form.slugs) }];
  });
  await assignUrls(tx, entries, now);
  await announceChange(tx, ['forms'], now);
}
