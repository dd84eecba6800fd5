import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { median } from './numbers.ts';
import { surroundings } from './processes/child.ts';
import { temporaryFolder } from './cluster.ts';
import type { World } from './world.ts';

/** Milliseconds from the start of the process to its first answer. */
export interface StartAndSize {
  /** The database is made and the demo shop loaded. */
  readonly first: number;
  /** The embedded database is there. */
  readonly warm: number;
  /** A database that runs already. */
  readonly withUrl: number;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const REPEATS = 5;
const GIVE_UP_MS = 60_000;
const ASK_EVERY_MS = 5;

/** Starts the server as `npm start` does, again and again. Medians, but for the first start, of which there is one. */
export async function measureStart(world: World, progress: (line: string) => void): Promise<StartAndSize> {
  progress('Measuring: start');
  const folder = await temporaryFolder();
  try {
    const embedded = { ARASTA_DATA_DIR: join(folder, 'data') };
    const first = await timeStart(embedded);
    const warm = await repeat(() => timeStart(embedded));
    const { DATABASE_URL = '', ARASTA_SECRET_KEY = '' } = world.env;
    const withUrl = await repeat(() => timeStart({ ...embedded, DATABASE_URL, ARASTA_SECRET_KEY }));
    return { first, warm, withUrl };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function repeat(work: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < REPEATS; count += 1) times.push(await work());
  return median(times);
}

async function timeStart(env: Record<string, string>): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, ['bin/arasta.js', 'start'], {
    cwd: ROOT,
    env: { ...surroundings(), PORT: String(port), LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const exited = once(child, 'exit');
  try {
    if (await answers(`http://127.0.0.1:${port}/csrf_token/`, () => child.exitCode !== null)) {
      return performance.now() - began;
    }
    throw new Error(`The server did not start:\n${said}`);
  } finally {
    child.kill('SIGTERM');
    await exited;
  }
}

async function answers(url: string, hasEnded: () => boolean): Promise<boolean> {
  const deadline = performance.now() + GIVE_UP_MS;
  while (performance.now() < deadline && !hasEnded()) {
    const answer = await fetch(url).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.status === 200) return true;
    await pause(ASK_EVERY_MS);
  }
  return false;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
