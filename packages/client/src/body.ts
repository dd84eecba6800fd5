import type { DeviceFile } from './values.ts';
import { isRecord } from './messages.ts';

/** A body and how it is written; nothing for operations that take none. */
export interface Body {
  readonly body: string | FormData | undefined;
  readonly contentType: string | undefined;
}

/** The fields as JSON, or as a form of several parts as soon as one of them is a file. */
export function bodyOf(hasBody: boolean, fields: readonly [string, unknown][]): Body {
  if (!hasBody) return { body: undefined, contentType: undefined };
  if (fields.some(([, value]) => filesOf(value).length > 0)) return { body: formOf(fields), contentType: undefined };
  return { body: JSON.stringify(Object.fromEntries(fields)), contentType: 'application/json' };
}

// The boundary, and with it the content type, is the platform's to choose.
function formOf(fields: readonly [string, unknown][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) {
    const files = filesOf(value);
    if (files.length === 0) form.append(name, fieldText(value));
    for (const file of files) appendFile(form, name, file);
  }
  return form;
}

/** A form that takes the place of a file for the file, as React Native's does. */
interface DeviceForm {
  append(name: string, value: Blob | DeviceFile): void;
}

function appendFile(form: DeviceForm, name: string, file: Blob | DeviceFile): void {
  form.append(name, file);
}

/** A form's fields are texts: null is the empty one, objects are JSON in it (docs/protocol/conventions.md). */
function fieldText(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : textOf(value);
}

/** A value as paths, queries and forms hold it; what is none is empty. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function filesOf(value: unknown): (Blob | DeviceFile)[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter(isFile);
}

function isFile(value: unknown): value is Blob | DeviceFile {
  if (typeof Blob === 'function' && value instanceof Blob) return true;
  return isRecord(value) && [value['uri'], value['name'], value['type']].every((part) => typeof part === 'string');
}
