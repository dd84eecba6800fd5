import { normaliseEmail } from '../../../kernel/email.ts';
import type { Identity } from './provider.ts';

/** What is read of an identity, wherever it stands: in the ID token or behind the userinfo address. */
export type Claims = Readonly<Record<string, unknown>>;

const LONGEST_SUBJECT = 255;
const LONGEST_NAME = 50;

/** Null for claims without a subject that can be kept. */
export function readIdentity(claims: Claims, trustsEmail: boolean): Identity | null {
  const subject = claims['sub'];
  if (typeof subject !== 'string' || !/^[\x21-\x7e]+$/.test(subject) || subject.length > LONGEST_SUBJECT) return null;
  const email = normaliseEmail(textOf(claims['email']));
  // Some providers write the word.
  const verified = claims['email_verified'] === true || claims['email_verified'] === 'true';
  const [firstName, lastName] = namesOf(claims);
  return { subject, email, emailVerified: email !== null && (verified || trustsEmail), firstName, lastName };
}

function namesOf(claims: Claims): readonly [string, string] {
  const given = nameOf(claims['given_name']);
  const family = nameOf(claims['family_name']);
  if (given !== '' || family !== '') return [given, family];
  const whole = nameOf(claims['name'], 2 * LONGEST_NAME);
  const gap = whole.lastIndexOf(' ');
  return gap < 0 ? [cut(whole), ''] : [cut(whole.slice(0, gap)), cut(whole.slice(gap + 1))];
}

function nameOf(value: unknown, longest = LONGEST_NAME): string {
  const readable = textOf(value).replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ');
  return cut(readable.trim(), longest);
}

function cut(text: string, longest = LONGEST_NAME): string {
  return Array.from(text).slice(0, longest).join('').trim();
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
