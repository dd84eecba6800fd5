import type { FastifyRequest } from 'fastify';
import { message } from '../../kernel/messages/index.ts';
import { Refusal } from '../../kernel/errors.ts';
import { type Config, isLoopback } from '../config/index.ts';

/** The hosts this server answers for. */
export interface Hosts {
  /** @throws Refusal malformed invalid_host */
  check(request: FastifyRequest): void;
  /** Whether a value of `Host` names this server. */
  isOurs(host: string): boolean;
}

const MOST_REMEMBERED = 100;

export function hosts(config: Config): Hosts {
  const own = new URL(config.publicUrl).hostname;
  const allowed = (name: string): boolean =>
    name === own ||
    (!config.production && isLoopback(name)) ||
    config.allowedHosts.some((entry) =>
      entry.startsWith('.') ? name.endsWith(entry) || name === entry.slice(1) : name === entry,
    );
  const passed = new Set<string>();
  return {
    isOurs: (host) => allowed(nameOf(host)),
    check: (request) => {
      const { host } = request.headers;
      if (host === undefined || passed.has(host)) return;
      if (!allowed(nameOf(host))) throw new Refusal('malformed', 'invalid_host', message('invalid_host'));
      // A wildcard allows names without end.
      if (passed.size < MOST_REMEMBERED) passed.add(host);
    },
  };
}

function nameOf(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '');
}

/** Whether the client speaks https with us or with a proxy we trust; our own public address counts too. */
export function isSecure(config: Config, request: FastifyRequest): boolean {
  return request.protocol === 'https' || config.publicUrl.startsWith('https:');
}

/**
 * Where a browser goes on that came by another name of this very machine than `PUBLIC_URL` has (`localhost` for
 * `127.0.0.1`): cookies belong to a name, and banks and mails lead back to that of `PUBLIC_URL`. Null where it is right.
 */
export function ownName(host: string, publicUrl: string): string | null {
  const own = new URL(publicUrl);
  const asked = URL.canParse(`${own.protocol}//${host}`) ? new URL(`${own.protocol}//${host}`) : own;
  const isAlias = asked.hostname !== own.hostname && asked.port === own.port;
  return isAlias && isLoopback(asked.hostname) && isLoopback(own.hostname) ? own.origin : null;
}

/** A browser following a link or sending a form, as opposed to a program that wants JSON. */
export function wantsPage(request: FastifyRequest): boolean {
  if (isAjax(request) || asksForJson(request)) return false;
  return (request.headers.accept ?? '').includes('text/html');
}

export function isAjax(request: FastifyRequest): boolean {
  return request.headers['x-requested-with']?.toString().toLowerCase() === 'xmlhttprequest';
}

function asksForJson(request: FastifyRequest): boolean {
  return /[?&]format=json(?:&|$)/.test(request.url);
}
