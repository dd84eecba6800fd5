import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { main } from '../main.ts';

/** What the doctor says of the data folder of a shop in earnest, here one whose database cannot be opened. */

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'arasta-doctor-'));
  await mkdir(join(dataDir, 'postgres'));
});
afterEach(() => rm(dataDir, { recursive: true }));

async function doctor(): Promise<{ status: number; findings: string[][] }> {
  let out = '';
  const status = await main(['doctor'], {
    print: (text) => (out += text),
    complain: () => undefined,
    env: {
      ...{ ARASTA_ENV: 'production', ARASTA_DATA_DIR: dataDir },
      ARASTA_SECRET_KEY: 'a1b2c3d4e5f6-doctor-secret-0123456789',
    },
    readLine: () => Promise.resolve(null),
    untilStopped: () => new Promise(() => undefined),
  });
  const checks = out.split('\nChecks\n')[1] ?? '';
  const lines = [...checks.matchAll(/^ {2}(ok|hint|WRONG) +(secret key|\S+) +(.*)$/gm)];
  return { status, findings: lines.map(([, ...found]) => found) };
}

it('asks for a backup, and again when the last one is old', async () => {
  const hint = async () => (await doctor()).findings.find(([, subject]) => subject === 'backup');
  const note = (at: Date) => writeFile(join(dataDir, 'last-backup.json'), JSON.stringify({ at }));
  expect(await hint()).toEqual(['hint', 'backup', 'None was made yet: arasta backup <folder>, every night']);
  const today = new Date();
  await note(today);
  expect(await hint()).toEqual(['ok', 'backup', `The last one was made ${today.toISOString().slice(0, 10)}`]);
  await note(new Date('2020-01-31T03:00:00.000Z'));
  expect(await hint()).toEqual([
    'hint',
    'backup',
    expect.stringMatching(/^The last one was made 2020-01-31, \d+ days/),
  ]);
});

it('finds all there is to find though the data folder cannot be looked at', async () => {
  await writeFile(join(dataDir, 'moving.json'), '{');
  const { status, findings } = await doctor();
  expect(findings.map(([level, subject]) => `${level} ${subject}`)).toEqual([
    ...['WRONG database', 'WRONG mail', 'hint contact', 'ok secret key', 'hint cookies', 'ok proxies', 'ok captcha'],
    'WRONG backup',
  ]);
  expect(findings.at(-1)?.[2]).toContain(
    'moving.json, which names what an interrupted restore has yet to move, cannot',
  );
  expect(status).toBe(1);
  expect(await readFile(join(dataDir, 'moving.json'), 'utf8')).toBe('{');
});
