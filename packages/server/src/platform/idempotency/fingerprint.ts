import { createHash, type Hash } from 'node:crypto';
import { isRecord } from '../http/decoding/index.ts';

// Longer texts are handed to the hash as they grow: a call for each value would cost more than the hashing.
const CHUNK = 65_536;

/**
 * The SHA-256 of a body as the server read it, files included: alike for JSON and form, in any order of names and
 * whatever blanks stand between. `salt` is known to the client alone, so that a stored fingerprint does not tell a body
 * to who tries likely ones.
 */
export function fingerprintOf(salt: string, body: unknown): Buffer {
  const writer = new Writer(createHash('sha256').update(`${JSON.stringify(salt)}\n`));
  // Not recursive: a body that a route takes as it came may be nested to any depth.
  const left: unknown[] = [body];
  while (left.length > 0) writeNext(writer, left);
  return writer.digest();
}

/** Each value says its kind and size first, so that no two bodies are written alike. */
function writeNext(writer: Writer, left: unknown[]): void {
  const value = left.pop();
  if (Buffer.isBuffer(value)) writer.bytes(value);
  else if (Array.isArray(value)) {
    writer.text(`[${value.length} `);
    for (let index = value.length - 1; index >= 0; index--) left.push(value[index]);
  } else if (isRecord(value)) {
    const names = Object.keys(value).filter((name) => value[name] !== undefined);
    writer.text(`{${names.length} `);
    for (const name of names.sort().reverse()) left.push(value[name], name);
  } else writer.text(`${JSON.stringify(value)} `);
}

class Writer {
  readonly #hash: Hash;
  #text = '';

  constructor(hash: Hash) {
    this.#hash = hash;
  }

  text(text: string): void {
    this.#text += text;
    if (this.#text.length > CHUNK) this.#flush();
  }

  bytes(bytes: Buffer): void {
    this.text(`<${bytes.length} `);
    this.#flush();
    this.#hash.update(bytes);
  }

  digest(): Buffer {
    this.#flush();
    return this.#hash.digest();
  }

  #flush(): void {
    this.#hash.update(this.#text);
    this.#text = '';
  }
}
