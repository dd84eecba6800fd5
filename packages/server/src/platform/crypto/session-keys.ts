import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import { LOWER_ALPHANUMERIC, type Random } from '../random/index.ts';

/**
 * Session keys: 32 characters `[a-z0-9]`, 25 random ones (129 bits) and a keyed tag of 7, so that the server knows
 * its own keys without a row (Wire: docs/protocol/sessions.md). The tag proves origin only.
 */
export interface SessionKeys {
  create(): string;
  /** Whether the key is one of ours, under the present secret or a former one. */
  isOurs(key: string): boolean;
}

const RANDOM_LENGTH = 25;
const TAG_LENGTH = 7;
const TAG_SPACE = LOWER_ALPHANUMERIC.length ** TAG_LENGTH;
const SHAPE = /^[a-z0-9]{32}$/;

export function sessionKeys(secretKeys: readonly string[], random: Random): SessionKeys {
  const [current = ''] = secretKeys;
  return {
    create: () => {
      const body = random.text(RANDOM_LENGTH, LOWER_ALPHANUMERIC);
      return body + tagOf(body, current);
    },
    isOurs: (key) => {
      if (!SHAPE.test(key)) return false;
      const body = key.slice(0, RANDOM_LENGTH);
      const tag = Buffer.from(key.slice(RANDOM_LENGTH));
      return secretKeys.some((secret) => timingSafeEqual(tag, Buffer.from(tagOf(body, secret))));
    },
  };
}

function tagOf(body: string, secret: string): string {
  const digest = createHmac('sha256', secret).update('session:').update(body).digest();
  return (digest.readUIntBE(0, 6) % TAG_SPACE).toString(36).padStart(TAG_LENGTH, '0');
}

/** What is stored of a session key or token: its SHA-256. */
export function keyHash(key: string): Buffer {
  return hash('sha256', key, 'buffer');
}
