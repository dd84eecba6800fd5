import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const CHECKOUT = fileURLToPath(new URL('../../../..', import.meta.url));

/** A server in a process of its own, as its users start it. */
export interface Started {
  readonly url: string;
  readonly child: ChildProcess;
  /** Standard output and error so far. */
  output(): string;
  /** Asks it to stop and waits for its end. @returns the exit status */
  stop(): Promise<number | null>;
  /** Waits until it has ended by itself. @returns the exit status */
  ended(): Promise<number | null>;
}

export interface StartedOptions {
  readonly env: Record<string, string>;
  /** `npm start`, or the command line itself. */
  readonly by?: 'npm' | 'node';
  readonly args?: readonly string[];
}

/** A folder for data that an unprivileged PostgreSQL may enter, and its removal. */
export async function dataFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'arasta-kit-'));
  await chmod(folder, 0o755);
  return {
    path: join(folder, 'data'),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 }),
  };
}

// Below the kernel's own for outgoing connections: a port is only bound seconds after it was chosen.
const PORTS = { first: 20_000, lanes: 25, each: 500 } as const;

// Workers of one run never meet, and two runs on one machine begin at different places.
const lane = Number(process.env['VITEST_POOL_ID'] ?? 0) % PORTS.lanes;
let chosen = process.pid * 37;

/** A port that nothing listens on, another one at each call. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < PORTS.each; tries++) {
    chosen += 1;
    const port = PORTS.first + lane * PORTS.each + (chosen % PORTS.each);
    if (await isFree(port)) return port;
  }
  throw new Error('No port');
}

function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** Starts a server, without the demo shop unless asked for; does not wait for it. */
export async function launch({ env, by = 'node', args = ['start'] }: StartedOptions): Promise<Started> {
  const port = env['PORT'] ?? String(await freePort());
  const command = by === 'npm' ? ['npm', 'start'] : [process.execPath, 'bin/arasta.js', ...args];
  const [program = '', ...rest] = command;
  const child = spawn(program, rest, { cwd: CHECKOUT, env: { ...cleanEnv(), PORT: port, ARASTA_DEMO: 'off', ...env } });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const end = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return {
    url: `http://127.0.0.1:${port}`,
    child,
    output: () => output,
    ended: () => end,
    stop: async () => {
      child.kill('SIGTERM');
      return end;
    },
  };
}

/** The environment without what belongs to the tests. */
export function cleanEnv(): Record<string, string | undefined> {
  const names = Object.keys(process.env).filter((name) => !/^(ARASTA_|DATABASE_|npm_|VITEST|NODE_ENV)/.test(name));
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}

/** Starts a server and waits until it is ready. */
export async function start(options: StartedOptions): Promise<Started> {
  const server = await launch(options);
  await untilReady(server);
  return server;
}

/** Waits until the server says that it is ready; fails with its output when it ends first. */
export async function untilReady(server: Started): Promise<void> {
  const ended = server.ended().then(() => true);
  const deadline = performance.now() + 200_000;
  while (performance.now() < deadline) {
    if (await isReady(server.url)) return;
    if (await Promise.race([ended, sleep(100, false)])) throw new Error(`The server ended:\n${server.output()}`);
  }
  throw new Error(`The server is not ready:\n${server.output()}`);
}

async function isReady(url: string): Promise<boolean> {
  const response = await fetch(`${url}/health/ready`).catch(() => null);
  await response?.text();
  return response?.status === 200;
}

export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end. @throws Error where it does not come to one and is killed */
export function run(program: string, args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const options = { cwd: CHECKOUT, env: { ...cleanEnv(), ...env }, timeout: 240_000 };
    execFile(program, [...args], options, (error, stdout, stderr) => {
      if (error?.killed === true) { reject(new Error(`${program} was killed:\n${stderr}`, { cause: error })); return; }
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ status, stdout, stderr });
    });
  });
}

/** The processes of a PostgreSQL on this data folder. */
export async function postgresOn(dataDir: string): Promise<number[]> {
  const { stdout } = await run('ps', ['-eo', 'pid,args']);
  const lines = stdout.split('\n').filter((line) => line.includes(dataDir) && line.includes('postgres'));
  return lines.map((line) => Number(line.trim().split(/\s+/, 1)[0]));
}
