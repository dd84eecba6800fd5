import type { Texts } from '../../../kernel/texts.ts';
import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { FieldDefinition } from './fields.rules.ts';

export interface Form {
  readonly id: number;
  readonly names: Texts;
  readonly template: string;
  readonly isActive: boolean;
  readonly fields: readonly FieldDefinition[];
  readonly createdAt: Date;
  readonly modifiedAt: Date;
}

const activeForm = prepared<Form>(`
  select id, names, template, is_active as "isActive", fields, created_date as "createdAt",
    modified_date as "modifiedAt"
  from forms where id = $1 and is_active`);

export async function findActiveForm(db: Executor, id: number): Promise<Form | null> {
  const [row] = await activeForm(db, [id]);
  return row ?? null;
}

export interface FormInput {
  readonly key: string;
  /** Address by language; made from the name where there is none. */
  readonly slugs: Texts;
  readonly names: Texts;
  readonly template: string;
  readonly isActive: boolean;
  /** In their wire form; labels and placeholders may be texts by language. */
  readonly fields: readonly FieldDefinition[];
}

const upsertion = prepared<{ id: number; key: string }>(`
  insert into forms (key, names, template, is_active, fields, created_date, modified_date)
  select key, names, template, "isActive", fields, $2, $2
  from jsonb_to_recordset($1::jsonb) as r(key text, names jsonb, template text, "isActive" boolean, fields jsonb)
  on conflict (key) do update set names = excluded.names, template = excluded.template,
    is_active = excluded.is_active, fields = excluded.fields, modified_date = excluded.modified_date
  returning id, key`);

export function upsertForms(
  tx: Executor,
  forms: readonly FormInput[],
  now: Date,
): Promise<{ id: number; key: string }[]> {
  return upsertion(tx, [JSON.stringify(forms), now]);
}

export interface NewSubmission {
  readonly formId: number;
  readonly entries: Readonly<Record<string, string | number>>;
  readonly now: Date;
}

export async function insertSubmission(tx: Executor, { formId, entries, now }: NewSubmission): Promise<number> {
  const { id } = await tx
    .insertInto('form_submissions')
    .values({ form_id: formId, entries: JSON.stringify(entries), created_date: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export interface SubmittedFile {
  readonly field: string;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

export async function insertFiles(tx: Executor, submissionId: number, files: readonly SubmittedFile[]): Promise<void> {
  if (files.length === 0) return;
  const rows = files.map(({ field, name, contentType, bytes }) => ({
    ...{ submission_id: submissionId, field, name, content_type: contentType, bytes },
  }));
  await tx.insertInto('form_files').values(rows).execute();
}
