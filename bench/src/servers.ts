import { fileURLToPath } from 'node:url';
import { type Child, startChild } from './processes/child.ts';
import type { World } from './world.ts';

export interface Servers {
  readonly ours: Child;
  readonly url: string;
  readonly ceilings: Child;
}

export interface OurServer {
  readonly child: Child;
  readonly url: string;
}

// As `npm start` and the guide to production start it.
const FLAGS = ['--max-semi-space-size=8'];

/** Our server in a process of its own, with the cache of compiled code that bin/arasta.js keeps. */
export async function startOurs(env: Readonly<Record<string, string>>, profileTo: string | null): Promise<OurServer> {
  const NODE_COMPILE_CACHE = fileURLToPath(new URL('../../node_modules/.cache/arasta', import.meta.url));
  const file = new URL('processes/arasta.ts', import.meta.url);
  const child = startChild({ file, env: { ...env, NODE_COMPILE_CACHE }, flags: FLAGS, profileTo });
  const url = await child.ask({ kind: 'address' });
  if (typeof url !== 'string') throw new TypeError('Our server has no address');
  return { child, url };
}

/** @param withBank ours is a server for tests instead of production: it has the simulated bank, and keeps its mails */
export async function startServers(world: World, profileTo: string | null, withBank: boolean): Promise<Servers> {
  const { databaseUrl, hashConcurrency, password, passwordHash } = world;
  const env = withBank ? { ...world.env, ARASTA_ENV: 'test' } : world.env;
  const { child: ours, url } = await startOurs(env, profileTo);
  const ceilings = startChild({
    file: new URL('processes/ceilings.ts', import.meta.url),
    env: {
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      POOL_SIZE: '10',
      HASH_CONCURRENCY: String(hashConcurrency),
      PASSWORD: password,
      PASSWORD_HASH: passwordHash,
    },
    profileTo,
  });
  return { ours, url, ceilings };
}
