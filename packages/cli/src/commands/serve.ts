import { type Config, loadConfig, startServer } from '@arasta/server';
import type { Command } from 'commander';
import type { Registration } from '../context.ts';
import type { Terminal } from '../terminal.ts';

export function addServeCommands(program: Command, { out, run }: Registration): void {
  program
    .command('serve')
    .description('run the server, for production unless ARASTA_ENV says otherwise')
    .action(run(() => serve(out, loadConfig(out.env))));
  program
    .command('start')
    .description('run the server for development: own database, demo shop, outbox page')
    .action(run(() => serve(out, loadConfig({ ARASTA_ENV: 'development', ...out.env }))));
}

async function serve(out: Terminal, config: Config): Promise<number> {
  const stopped = out.untilStopped();
  const server = await startServer({ config, progress: (line) => out.complain(`${line}\n`) });
  out.complain(greeting(server.address, config));
  await stopped;
  out.complain('Stopping: requests under way are finished first\n');
  await server.stop();
  return 0;
}

function greeting(address: string, config: Config): string {
  const lines = [`Arasta is open at ${address}`];
  if (config.shop) lines.push(`  Shop             ${address}/shop/`);
  if (config.docs) lines.push(`  Try the API      ${address}/docs/`);
  if (config.development) {
    lines.push(`  Console          ${address}/console/`);
    lines.push(`  Mails and SMS    ${address}/console/outbox/`);
    lines.push('  Demo customer    user@example.com / your_password');
    lines.push(`  Help desk        ${address}/desk/`);
    lines.push('  Demo staff       staff@example.com / staff_password');
    lines.push('Stop with Ctrl-C.');
  }
  return `${lines.join('\n')}\n`;
}
