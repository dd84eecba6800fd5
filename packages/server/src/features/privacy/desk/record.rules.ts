import { PERSONAL_DATA } from '../../../platform/db/index.ts';
import type { ColumnData, Owner, TableData } from '../../../platform/db/personal-data.ts';

const MAP: Readonly<Record<string, TableData<string>>> = PERSONAL_DATA;

/** The page docs/personal-data.md, made of what the tables declare: a record of what is processed (GDPR, Article 30). */
export function personalDataPage(): string {
  const personal = Object.entries(MAP).filter(([, { owner }]) => owner !== 'nobody');
  const nobodys = Object.entries(MAP).filter(([, { owner }]) => owner === 'nobody');
  return [
    '# Personal data',
    '',
    'What the shop keeps about people, table by table. Made of the declarations beside the tables',
    '(`packages/server/src/platform/db/tables/`) by `arasta privacy map`; do not edit. How a customer takes their data along',
    'and has them erased: [protocol/privacy.md](protocol/privacy.md).',
    '',
    ...personal.flatMap(([table, data]) => tableLines(table, data)),
    '## Nothing about people',
    '',
    `${nobodys.map(([table]) => `\`${table}\``).join(', ')}.`,
    '',
    '## Besides the tables',
    '',
    '| Where | What | Until |',
    '| --- | --- | --- |',
    '| the job queue (schema `graphile_worker`) | ids; of a mail or text message on its way, the address | sent; given up: a week; the customer erased |',
    '| the log | method, path without its variable parts, status, time; never an address or a body | the shop’s to decide |',
    '| backups | all of the above | the shop’s to decide |',
    '',
  ].join('\n');
}

function tableLines(table: string, { owner, archive, withheld, ends, columns }: TableData<string>): string[] {
  const shown =
    archive === null
      ? 'no'
      : `as \`${archive}\`${withheld === undefined ? '' : `, but for those with \`${withheld}\``}`;
  return [
    `## ${table}`,
    '',
    `Whose: ${whose(owner)}. In the customer’s archive: ${shown}. Ends: ${ends}`,
    '',
    ...groups(columns),
    '',
  ];
}

function whose(owner: Owner<string>): string {
  if (owner === 'staff') return 'the people’s who work in the shop';
  if (typeof owner === 'string') return 'people’s whom no account is known of';
  if ('parent' in owner) return `through \`${owner.column}\`, as \`${owner.parent}\` are`;
  if ('email' in owner) return `whoever has the address in \`${owner.email}\``;
  const { customer, guestEmail } = owner;
  return `the customer’s in \`${customer}\`${guestEmail === undefined ? '' : `, else whoever has the address in \`${guestEmail}\``}`;
}

function groups(columns: Readonly<Record<string, ColumnData>>): string[] {
  const lines = new Map<string, string[]>();
  for (const [column, data] of Object.entries(columns)) {
    const line = meaning(data);
    lines.set(line, [...(lines.get(line) ?? []), `\`${column}\``]);
  }
  return [...lines].map(([line, names]) => `- ${line}: ${names.join(', ')}`);
}

function meaning(data: ColumnData): string {
  if (data.kind === 'kept') {
    const only = data.only === undefined ? '' : `; of it only ${data.only.map((name) => `\`${name}\``).join(', ')}`;
    return `personal, kept (${data.why}${only})`;
  }
  return {
    plain: 'not personal',
    internal: 'not personal, in no archive',
    erased: 'personal, erased',
    secret: 'secret, erased, in no archive',
  }[data.kind];
}
