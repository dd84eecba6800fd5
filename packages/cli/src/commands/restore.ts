import { checkBackup, restoreBackup, type Restored, systemClock, systemRandom } from '@arasta/server';
import type { Command } from 'commander';
import { commandConfig, type Registration } from '../context.ts';
import { megabytes, minute } from '../output.ts';
import { progressOn } from '../progress.ts';
import type { Terminal } from '../terminal.ts';
import { untilStopped } from './backup.ts';

interface RestoreCommandOptions {
  readonly replace?: boolean;
  readonly dryRun?: boolean;
}

const HELP = `
Everything is checked and tried out before the first file is put in place; until then nothing changes. The server of the
data folder has to be stopped. A backup of a database of your own goes into the empty database that DATABASE_URL names.

Examples:
  arasta restore /var/backups/arasta/arasta-20310131T030000Z.zip --dry-run
  arasta restore before-upgrade.zip --replace`;

export function addRestoreCommand(program: Command, { out, run }: Registration): void {
  program
    .command('restore')
    .argument('<file>', 'what arasta backup made')
    .description('make the shop anew from a backup')
    .option('--dry-run', 'read and check the whole backup; write nothing')
    .option('--replace', 'the shop that is there makes room; it is kept beside')
    .addHelpText('after', HELP)
    .action((file: string, options: RestoreCommandOptions) => run(() => restore(out, file, options))());
}

async function restore(out: Terminal, file: string, { replace = false, dryRun = false }: RestoreCommandOptions) {
  const progress = progressOn(out);
  const options = {
    ...{ config: commandConfig(out.env), env: out.env, clock: systemClock, random: systemRandom(), file, replace },
    signal: untilStopped(out),
    progress: (line: string) => progress.print(`${line}\n`),
    onStep: (done: number, total: number | null) => {
      const share = total === null || total === 0 ? null : done / total;
      progress.show({ label: dryRun ? 'Checking' : 'Restore', share, detail: megabytes(done) });
    },
  };
  try {
    const text = dryRun ? checked(await checkBackup(options)) : restored(await restoreBackup(options));
    progress.end();
    out.print(text);
    return 0;
  } finally {
    progress.end();
  }
}

function checked(manifest: Restored['manifest']): string {
  return `The backup is whole: ${contents(manifest)}.\n`;
}

function contents({ createdAt, arasta, postgres, files, secretKey, kind }: Restored['manifest']): string {
  const made = `made ${minute(new Date(createdAt))} UTC by Arasta ${arasta}`;
  const database = kind === 'embedded' ? `files of PostgreSQL ${postgres}` : `a dump of PostgreSQL ${postgres}`;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const key = secretKey.included ? 'with the secret key' : 'without the secret key';
  return `${made}, ${database}, ${files.length} files of ${megabytes(bytes)}, ${key}`;
}

function restored({ manifest, place, former, migrations, keyAccepted }: Restored): string {
  const lines = [`Restored to ${place}: ${contents(manifest)}.`];
  if (migrations.length > 0) lines.push(`Applied ${migrations.length} migrations.`);
  if (former.length > 0) {
    lines.push(`What was there before is kept in ${former.join(' and ')}. Remove it once you no longer need it.`);
  }
  if (!keyAccepted) {
    lines.push(
      'The shop had another secret key than this configuration: its sessions, links in mails and loyalty cards do not work. Set ARASTA_SECRET_KEY to it, or name it in ARASTA_SECRET_KEY_FALLBACKS.',
    );
  }
  return `${lines.join('\n')}\n`;
}
