import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openEmbeddedPostgres } from '../../src/platform/db/embedded/index.ts';
import { CHECKOUT, postgresOn } from '../support/process.ts';

/** What the tests of backups look at. */

/** A connection to the embedded database of a folder, which is started for it if need be. */
export async function connectTo(dataDir: string): Promise<{ client: pg.Client; close: () => Promise<void> }> {
  const embedded = await openEmbeddedPostgres({ dataDir, checkoutDir: CHECKOUT, now: () => new Date() });
  const client = new pg.Client(embedded.connection);
  client.on('error', () => undefined);
  await client.connect();
  const close = async () => {
    await client.end();
    await embedded.stop();
  };
  return { client, close };
}

/** Rows and a digest of each table. */
export async function contentOf(client: pg.Client): Promise<Record<string, string>> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const content: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await client.query<{ sum: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from public.${name} t`,
    );
    content[name] = rows[0]?.sum ?? '';
  }
  return content;
}

/** Every file of a folder with its content's digest, but for what comes and goes around a running database. */
export async function filesIn(dataDir: string): Promise<Record<string, string>> {
  const names = await readdir(dataDir, { recursive: true }).catch(() => []);
  const files: Record<string, string> = {};
  for (const name of names.sort()) {
    const path = join(dataDir, name);
    if (!(await stat(path)).isFile()) continue;
    files[name] = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  }
  return files;
}

export function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 0xff, at);
  return copy;
}

export async function untilDraftHas(place: string, path: string): Promise<void> {
  for (;;) {
    const draft = (await readdir(place)).find((name) => name.startsWith('restoring-'));
    if (draft !== undefined && (await stat(join(place, draft, path)).catch(() => null)) !== null) return;
    await sleep(5);
  }
}

export async function untilNothingRunsOn(place: string): Promise<void> {
  for (let tries = 0; (await postgresOn(place)).length > 0; tries++) {
    if (tries > 200) throw new Error('PostgreSQL is still there');
    await sleep(50);
  }
}
