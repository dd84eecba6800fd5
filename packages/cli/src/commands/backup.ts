import { type BackupMade, makeBackup, systemClock, systemRandom } from '@arasta/server';
import type { Command } from 'commander';
import { whole } from '../arguments.ts';
import { commandConfig, type Registration } from '../context.ts';
import { megabytes } from '../output.ts';
import { progressOn } from '../progress.ts';
import type { Terminal } from '../terminal.ts';

interface BackupCommandOptions {
  readonly keep?: number;
}

const HELP = `
The server may be running; nobody waits for the backup. It holds the database, the imported pictures, and the secret key
where that is kept in the data folder (development): keep it as you keep what is in it. With DATABASE_URL the database is
read by pg_dump, which has to be of the same version.

Examples:
  arasta backup /var/backups/arasta/ --keep 14   a file named after the time; the 14 newest stay
  arasta backup before-upgrade.zip`;

export function addBackupCommand(program: Command, { out, run }: Registration): void {
  program
    .command('backup')
    .argument('<target>', 'a file that is not there yet, or a folder')
    .description('make a backup of the database and the pictures')
    .option('--keep <number>', 'of the backups in the folder keep the newest', whole)
    .addHelpText('after', HELP)
    .action((target: string, options: BackupCommandOptions) => run(() => backUp(out, target, options))());
}

async function backUp(out: Terminal, target: string, { keep = null }: { keep?: number | null }): Promise<number> {
  const progress = progressOn(out);
  try {
    const made = await makeBackup({
      ...{ config: commandConfig(out.env), env: out.env, clock: systemClock, random: systemRandom(), target, keep },
      signal: untilStopped(out),
      progress: (line) => progress.print(`${line}\n`),
      onStep: (done, total) => {
        const share = total === null || total === 0 ? null : done / total;
        progress.show({ label: 'Backup', share, detail: megabytes(done) });
      },
    });
    progress.end();
    out.print(describe(made));
    return 0;
  } finally {
    progress.end();
  }
}

/** Aborts when the process is asked to stop: what was begun is then taken back. */
export function untilStopped(out: Terminal): AbortSignal {
  const stop = new AbortController();
  void out.untilStopped().then(() => stop.abort(new Error('Stopped. Nothing was changed.')));
  return stop.signal;
}

function describe({ path, bytes, manifest, removed }: BackupMade): string {
  const { files, secretKey } = manifest;
  const content = files.reduce((sum, file) => sum + file.bytes, 0);
  const lines = [
    `Made ${path}: ${megabytes(bytes)}, of ${megabytes(content)} in ${files.length} files.`,
    secretKey.included
      ? 'The secret key is in it: whoever has the file can make sessions and links of this shop.'
      : 'The secret key is not in it: keep ARASTA_SECRET_KEY elsewhere, or a restored shop knows no session or link.',
    ...removed.map((name) => `Removed ${name}.`),
  ];
  return `${lines.join('\n')}\n`;
}
