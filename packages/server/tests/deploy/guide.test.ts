import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { blocksOf, follow } from '../support/documents.ts';
import { dataFolder, freePort, run } from '../support/process.ts';
import { type Machine, machine } from './systemd.support.ts';

/** The commands of the production guide, in their order, by the `arasta` that it installs and nothing else. */

let installed: Machine;
let backups: string;

beforeAll(async () => {
  installed = await machine({
    filled: {
      'ARASTA_SECRET_KEY=': 'ARASTA_SECRET_KEY=a1b2c3d4e5f6-guide-secret-0123456789\nLOG_LEVEL=error',
      'mail.example.com:587': '127.0.0.1:9',
    },
  });
  backups = await mkdtemp(join(tmpdir(), 'arasta-backups-'));
});

afterAll(async () => {
  await installed.remove();
  await rm(backups, { recursive: true });
});

const hasTools = (await run('curl', ['--version'])).status === 0 && (await run('openssl', ['version'])).status === 0;

it.skipIf(!hasTools)('lead from an empty folder to a backup that was rehearsed', async () => {
  const blocks = await blocksOf('docs/guides/production.md', 'sh');
  expect(blocks).toHaveLength(5);
  const rehearsal = await dataFolder();
  const { status, stdout, stderr } = await follow(blocks, {
    folder: installed.root,
    replaced: {
      '/var/backups/arasta': backups,
      '/tmp/rehearsal': rehearsal.path,
      '8009': String(await freePort()),
      // The doctor finds that nobody takes the mails of this machine.
      'arasta doctor': 'arasta doctor || true',
    },
    env: { PATH: installed.PATH },
  });
  await rehearsal.remove();
  expect([status, stderr]).toEqual([0, expect.stringContaining('Arasta is open at')]);
  expect(stdout).toMatch(/^[0-9a-f]{64}\n/);
  expect(stdout).toMatch(/^ +ARASTA_ENV +production$/m);
  expect(stdout).toContain('None was made yet: arasta backup');
  expect(stdout).toMatch(/^Applied \d+ migrations\.$/m);
  expect(stdout).toMatch(/^Made \S+\.zip: /m);
  expect(stdout).toContain('The secret key is not in it');
  expect(stdout).toContain('The backup is whole: made 20');
  expect(stdout).toContain(`Restored to ${rehearsal.path}`);
  expect(stdout).not.toContain('another secret key');
  expect(stdout).toContain('{"status":"ok","database":"ok"}');
  expect(await readdir(backups)).toEqual([expect.stringMatching(/^arasta-\d{8}T\d{6}Z\.zip$/)]);
});
