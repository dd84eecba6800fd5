import { type Config, type Finding, examine, showConfig } from '@arasta/server';
import type { Command } from 'commander';
import { commandConfig, type Registration } from '../context.ts';
import type { Terminal } from '../terminal.ts';

export function addDoctorCommand(program: Command, { out, run }: Registration): void {
  program
    .command('doctor')
    .description('show the effective configuration and check what it points to')
    .action(run(() => doctor(out)));
}

const MARKS = { ok: 'ok   ', advice: 'hint ', problem: 'WRONG' } as const;

/** Exit status 1 when something is wrong, 0 when there is at most advice. */
async function doctor(out: Terminal): Promise<number> {
  const config = commandConfig(out.env);
  out.print(configuration(config));
  const findings = await examine(config, (line) => out.complain(`${line}\n`));
  out.print(`\nChecks\n${findings.map(line).join('')}`);
  const problems = findings.filter(({ level }) => level === 'problem').length;
  out.print(problems === 0 ? '\nNothing is wrong.\n' : `\n${problems} to mend.\n`);
  return problems === 0 ? 0 : 1;
}

function configuration(config: Config): string {
  const rows = showConfig(config).map(({ name, value }) => `  ${name.padEnd(54)}${value}\n`);
  return `Configuration\n${rows.join('')}`;
}

function line({ level, subject, text }: Finding): string {
  return `  ${MARKS[level]} ${subject.padEnd(14)}${text}\n`;
}
