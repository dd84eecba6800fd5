import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addressOf, createTestDatabase } from '../support/database.ts';
import { CHECKOUT, cleanEnv, freePort, launch, run } from '../support/process.ts';

/** What the units run until the server takes requests, and containers run to ask how it is. */

const command = /^ExecStartPost=\/usr\/bin\/node \/opt\/arasta\/(\S+) \$MAINPID$/m;
const unit = await readFile(join(CHECKOUT, 'deploy/arasta.service'), 'utf8');
const script = join(CHECKOUT, command.exec(unit)?.[1] ?? '');

const ask = (args: readonly string[], env: Record<string, string>) => run(process.execPath, [script, ...args], env);

it('waits for a server on an address of its own', async () => {
  const database = await createTestDatabase();
  const env = { HOST: '127.0.0.2', PORT: String(await freePort()) };
  const server = await launch({
    args: ['serve'],
    env: {
      ...{ ...env, DATABASE_URL: addressOf(database), LOG_LEVEL: 'error', PUBLIC_URL: 'https://api.example.com' },
      ...{ ARASTA_ENV: 'production', ARASTA_SECRET_KEY: 'a1b2c3d4e5f6-ready-secret-0123456789' },
    },
  });
  try {
    expect(await ask([String(server.child.pid)], env)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect((await fetch(`http://127.0.0.2:${env.PORT}/health/ready`)).status).toBe(200);
    expect((await ask([], env)).status).toBe(0);
    expect((await ask([], { PORT: env.PORT })).status).toBe(1);
  } finally {
    await server.stop();
    await database.close();
  }
}, 120_000);

it('waits no longer than the server lives', async () => {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { env: cleanEnv() });
  const waiting = ask([String(child.pid)], { PORT: String(await freePort()) });
  child.stdin.end();
  expect(await waiting).toEqual({ status: 1, stdout: '', stderr: '' });
});

it('asks a server of all addresses at its own machine, and takes no other answer than 200', async () => {
  const answers = [503, 503, 200];
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/health/ready' ? (answers.shift() ?? 200) : 404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const env = { HOST: '0.0.0.0', PORT: typeof address === 'object' ? String(address?.port) : '' };
  expect((await ask([], env)).status).toBe(1);
  expect((await ask([String(process.pid)], env)).status).toBe(0);
  expect(answers).toEqual([]);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
