import type { TestShop } from './app.ts';
import type { Customer } from './customer.ts';
import { inflateRawSync } from 'node:zlib';

/** What is in a zip, by path: read as its central directory says. */
export function unzip(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0) throw new Error('No zip');
  const entries = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const name = bytes.subarray(at + 46, at + 46 + (nameLength ?? 0)).toString();
    entries.set(name, contentAt(bytes, at));
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

function contentAt(bytes: Buffer, record: number): Buffer {
  const [method, packed, size] = [
    bytes.readUInt16LE(record + 10),
    bytes.readUInt32LE(record + 20),
    bytes.readUInt32LE(record + 24),
  ];
  const local = bytes.readUInt32LE(record + 42);
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const stored = bytes.subarray(from, from + packed);
  const content = method === 8 ? inflateRawSync(stored) : stored;
  if (content.length !== size) throw new Error('The zip is broken');
  return content;
}

/** Fetches an archive as a browser would. @returns its bytes as they were sent, and the answer's headers */
export async function download(shop: TestShop, browser: Customer, path: string) {
  const cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await shop.app.inject({ method: 'GET', url: path, headers: { host: 'shop.test', cookie } });
  return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload };
}

/** A JSON file of an archive. */
export function jsonIn(entries: ReadonlyMap<string, Buffer>, name: string): unknown {
  return JSON.parse(entries.get(name)?.toString() ?? 'null');
}
