import Bowser from 'bowser';
import { message, translate } from '../../kernel/messages/index.ts';
import { formatDateTime } from '../../platform/http/index.ts';
import type { SessionRow } from './sessions.queries.ts';

/** A session as its owner sees it (Wire: docs/protocol/sessions.md, "Seeing and ending sessions"). */
export function presentSession(row: SessionRow, current: number, language: string) {
  return {
    id: row.id,
    device: deviceOf(row.userAgent, language),
    user_agent: row.userAgent,
    address: row.address,
    created_date: formatDateTime(row.createdAt),
    last_seen: formatDateTime(row.lastSeenAt),
    expires: formatDateTime(row.expiresAt),
    is_current: row.id === current,
    token: presentToken(row),
  };
}

function presentToken({ tokenCreatedAt, tokenLastUsedAt }: SessionRow) {
  if (tokenCreatedAt === null) return null;
  return {
    created_date: formatDateTime(tokenCreatedAt),
    last_used: tokenLastUsedAt === null ? null : formatDateTime(tokenLastUsedAt),
  };
}

function deviceOf(userAgent: string, language: string): string {
  const unknown = translate(message('device_unknown'), language);
  if (userAgent === '') return unknown;
  const { browser, os } = Bowser.parse(userAgent);
  if (browser.name === undefined || browser.name === '') return userAgent.split('/', 1)[0]?.slice(0, 40) ?? unknown;
  if (os.name === undefined) return browser.name;
  return translate(message('device_on', { browser: browser.name, system: os.name }), language);
}
