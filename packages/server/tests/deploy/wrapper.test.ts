import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Machine, machine } from './systemd.support.ts';

/** `deploy/arasta`, the command line for root, on a machine whose Arasta tells what it was given. */

const TELLING = `
const read = process.argv[2] === 'read';
process.on('SIGTERM', () => { console.log('ended'); process.exit(3); });
if (process.argv[2] === 'wait') { console.log('waiting'); setInterval(() => undefined, 1000); }
else {
  const text = read ? require('node:fs').readFileSync(0, 'utf8') : '';
  console.log(JSON.stringify({ args: process.argv.slice(2), env: process.env, text }));
  process.exitCode = 7;
}`;

let checkout: string;
let installed: Machine;

beforeAll(async () => {
  checkout = await mkdtemp(join(tmpdir(), 'arasta-telling-'));
  await mkdir(join(checkout, 'bin'));
  await writeFile(join(checkout, 'bin/arasta.js'), TELLING);
  const url = 'postgres://arasta:live@db.internal/arasta';
  installed = await machine({ checkout, filled: { '#DATABASE_URL=': `DATABASE_URL=${url}\n#` } });
});

afterAll(async () => {
  await installed.remove();
  await rm(checkout, { recursive: true });
});

function call(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn('arasta', args, { env: { PATH: installed.PATH, ...env } });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, ended, output: () => output };
}

function toldBy(output: string): unknown {
  const told: unknown = JSON.parse(output);
  return told;
}

const left = async () => (await readdir(join(installed.root, 'run'))).filter((name) => name !== 'arasta');

it('runs as the service does, whatever else the caller has set, and says how it ended', async () => {
  const { child, ended, output } = call(['staff', 'create', 'Selin Öz'], { LOG_LEVEL: 'trace', ARASTA_ENV: 'test' });
  child.stdin.end();
  expect(await ended).toBe(7);
  const env = {
    ...{ PATH: '/usr/bin:/bin', ARASTA_ENV: 'production', ARASTA_SECRET_KEY: '' },
    ...{ ARASTA_DATA_DIR: join(installed.root, 'var/lib/arasta'), TMPDIR: join(installed.root, 'run/arasta') },
    ...{ PUBLIC_URL: 'https://api.example.com', STOREFRONT_URL: 'https://shop.example.com', TRUST_PROXY: 'loopback' },
    ...{ SMTP_URL: 'smtp://user:password@mail.example.com:587?requireTLS=true' },
    ...{ NO_REPLY_EMAIL: 'Shop <no-reply@example.com>', CONTACT_EMAIL_TO: 'help@example.com' },
    DATABASE_URL: 'postgres://arasta:live@db.internal/arasta',
  };
  expect(toldBy(output())).toEqual({ args: ['staff', 'create', 'Selin Öz'], env, text: '' });
  expect(await left()).toEqual([]);
});

it('lets the caller name another folder, port and database, past the file of the service', async () => {
  const own = {
    ...{ ARASTA_DATA_DIR: '/tmp/a folder', ARASTA_JOBS: 'off', PORT: '8009' },
    DATABASE_URL: 'postgres://u:p"\\$`%27@[::1]/rehearsal?host=/run/x',
  };
  const { child, ended, output } = call(['read'], own);
  child.stdin.end('a password\n');
  expect(await ended).toBe(7);
  expect(toldBy(output())).toMatchObject({ env: own, text: 'a password\n' });
  expect(await left()).toEqual([]);
});

it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('ends what it runs with itself at %s', async (signal) => {
  const { child, ended, output } = call(['wait']);
  await expect.poll(output, { timeout: 15_000 }).toBe('waiting\n');
  child.kill(signal);
  expect(await ended).toBe(3);
  expect(output()).toBe('waiting\nended\n');
  expect(await left()).toEqual([]);
});
