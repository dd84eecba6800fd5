import { hash, timingSafeEqual } from 'node:crypto';
import { LOWER_ALPHANUMERIC, type Random } from '../random/index.ts';
import { hmac } from './hmac.ts';

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
// The tag is a number to the base 36, written in two halves: the engine takes as long over one so large as over the hash.
const LOW_DIGITS = 4;
const LOW = 36 ** LOW_DIGITS;
const HIGH_DIGITS = 3;
const HIGH = 36 ** HIGH_DIGITS;
const SHAPE = /^[a-z0-9]{32}$/;

export function sessionKeys(secretKeys: readonly string[], random: Random): SessionKeys {
  const macs = secretKeys.map((secret) => hmac(secret));
  const [current = hmac('')] = macs;
  return {
    create: () => {
      const body = random.text(RANDOM_LENGTH, LOWER_ALPHANUMERIC);
      return body + tagOf(body, current);
    },
    isOurs: (key) => {
      if (!SHAPE.test(key)) return false;
      const body = key.slice(0, RANDOM_LENGTH);
      const tag = Buffer.from(key.slice(RANDOM_LENGTH));
      return macs.some((mac) => timingSafeEqual(tag, Buffer.from(tagOf(body, mac))));
    },
  };
}

function tagOf(body: string, mac: (text: string) => string): string {
  const number = parseInt(mac(`session:${body}`).slice(0, 12), 16);
  const high = Math.floor(number / LOW);
  return digits(high % HIGH, HIGH_DIGITS) + digits(number - high * LOW, LOW_DIGITS);
}

function digits(number: number, length: number): string {
  return number.toString(36).padStart(length, '0');
}

/** What is stored of a session key or token: its SHA-256. */
export function keyHash(key: string): Buffer {
  // By way of text: the engine makes a buffer of its own three times as slowly.
  return Buffer.from(hash('sha256', key, 'hex'), 'hex');
}
