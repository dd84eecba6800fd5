import { hash } from 'node:crypto';

const BLOCK = 64;
const DIGEST = 32;

/**
 * HMAC-SHA-256 (RFC 2104) of short texts in hex, for what every request needs: two one-shot hashes over blocks prepared
 * once take a third of the time of `createHmac`, which makes a stream for each.
 */
export function hmac(secret: string): (text: string) => string {
  const key = Buffer.alloc(BLOCK);
  const bytes = Buffer.from(secret);
  if (bytes.length > BLOCK) key.write(hash('sha256', bytes, 'hex'), 'hex');
  else bytes.copy(key);
  const inner = key.map((byte) => byte ^ 0x36);
  const outer = Buffer.concat([key.map((byte) => byte ^ 0x5c), Buffer.alloc(DIGEST)]);
  return (text) => {
    outer.write(hash('sha256', Buffer.concat([inner, Buffer.from(text)]), 'hex'), BLOCK, 'hex');
    return hash('sha256', outer, 'hex');
  };
}
