import { textBytes } from './bytes.ts';
import { isShopifyHeader } from './shopify-columns.ts';
import type { Format, Source } from './source.ts';

/** What a file is; `unreadable` says why it is none of ours. */
export type Look =
  | { readonly format: 'jsonl' }
  | { readonly format: Exclude<Format, 'jsonl'>; readonly header: readonly string[]; readonly delimiter: string }
  | { readonly unreadable: string };

const LOOK_AT = 262_144;

/** Looks at the beginning of a file. */
export async function lookAt(source: Source): Promise<Look> {
  let head: Buffer;
  try {
    head = await headOf(source);
  } catch (error) {
    return { unreadable: `cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
  if (startsAsUtf16(head)) return { unreadable: 'is UTF-16 text: save it as UTF-8' };
  if (head.includes(0)) return { unreadable: 'is not a text file' };
  if (/\.(jsonl|ndjson)(\.gz)?$/i.test(source.path)) return { format: 'jsonl' };
  return lookAtTable(head);
}

async function headOf(source: Source): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of textBytes(source, () => undefined)) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= LOOK_AT) break;
  }
  return Buffer.concat(parts).subarray(0, LOOK_AT);
}

function startsAsUtf16(head: Buffer): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
}

const DELIMITERS = [',', ';', '\t'];

function lookAtTable(head: Buffer): Look {
  const text = head.toString('utf8').replace(/^\uFEFF/, '');
  const line = text.split(/\r?\n/).find((candidate) => candidate.trim() !== '') ?? '';
  const delimiter = DELIMITERS.map((candidate) => ({ candidate, parts: line.split(candidate).length })).sort(
    (one, other) => other.parts - one.parts,
  )[0]?.candidate;
  const header = line.split(delimiter ?? ',').map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
  const format = formatOf(new Set(header), header);
  if (format !== null) return { format, header, delimiter: delimiter ?? ',' };
  return { unreadable: `has no header that is known: ${header.slice(0, 6).join(', ').slice(0, 120)}` };
}

function formatOf(names: ReadonlySet<string>, header: readonly string[]): Exclude<Format, 'jsonl'> | null {
  if (isShopifyHeader(header)) return 'csv-shopify';
  if (!names.has('sku')) return null;
  if (names.has('on_hand')) return 'csv-stock';
  if (names.has('currency')) return 'csv-prices';
  return header.some((name) => name === 'name' || name.startsWith('name:')) ? 'csv-products' : null;
}
