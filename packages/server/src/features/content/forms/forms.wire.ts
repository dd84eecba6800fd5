import { isRecord } from '../../../platform/http/decoding/index.ts';
import { formatDateTime } from '../../../platform/http/index.ts';
import { mappingIn, presentPrettyUrl, presentUrlEntry } from '../../urls/index.ts';
import { read, type Reading } from '../texts.rules.ts';
import { type FieldDefinition, inputTypeOf, isRequired } from './fields.rules.ts';
import type { getForm } from './forms.service.ts';

/** A form on the wire. */
export function presentForm({ form, oldPath, urls }: Awaited<ReturnType<typeof getForm>>, reading: Reading) {
  const url = mappingIn(urls, reading.language);
  const fields = form.fields.map(
    (field, index) => [String(field['key']), presentField(field, index, reading)] as const,
  );
  return {
    pk: form.id,
    name: read(form.names, reading),
    url: url?.newPath ?? oldPath,
    schema: Object.fromEntries(fields),
    template: form.template,
    is_active: form.isActive,
    pretty_url: url === null ? null : presentPrettyUrl(url),
    formprettyurl_set: urls.map(presentUrlEntry),
    translations: null,
    created_date: formatDateTime(form.createdAt),
    modified_date: formatDateTime(form.modifiedAt),
  };
}

/** A field as it was written, with what every field has. */
function presentField(field: FieldDefinition, index: number, reading: Reading) {
  const { key, id, label, placeholder, order, validators } = field;
  const required = isRequired(field);
  return {
    ...field,
    key: String(key),
    id: typeof id === 'string' ? id : String(key),
    input_type: inputTypeOf(field),
    label: textOf(label, reading) || String(key),
    placeholder: textOf(placeholder, reading),
    order: Number.isSafeInteger(order) ? order : index + 1,
    required,
    validators: { ...(isRecord(validators) ? validators : {}), required },
  };
}

function textOf(value: unknown, reading: Reading): string {
  if (typeof value === 'string') return value;
  const texts = Object.entries(isRecord(value) ? value : {}).filter((entry) => typeof entry[1] === 'string');
  return read(Object.fromEntries(texts.map(([language, text]) => [language, String(text)])), reading);
}
