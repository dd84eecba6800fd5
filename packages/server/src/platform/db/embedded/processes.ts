import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { codeOf } from './errors.ts';

/** A process and when it began: a number alone may meanwhile belong to another process. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly start: string;
}

/** The identity of a running process; null when there is none (a zombie counts as none). */
export async function identify(pid: number): Promise<ProcessIdentity | null> {
  const start = process.platform === 'linux' ? await startOnLinux(pid) : await startByPs(pid);
  return start === null ? null : { pid, start };
}

export async function isRunning(identity: ProcessIdentity): Promise<boolean> {
  return (await identify(identity.pid))?.start === identity.start;
}

/** The command line of a process, its words joined by a space; empty when there is no such process. */
export async function commandOf(pid: number): Promise<string> {
  if (process.platform !== 'linux') return ps(pid, 'command=');
  const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return words.replaceAll('\0', ' ').trim();
}

/** Sends a signal to the process unless it ended. @returns whether the process was there. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false;
    throw error;
  }
}

/** Waits until the process is gone, at most `timeoutMs`. @returns whether it is gone. */
export async function waitUntilGone(identity: ProcessIdentity, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (await isRunning(identity)) {
    if (performance.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

const STATE = 0;
const START_TICKS = 19;

async function startOnLinux(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  // The command's name, in parentheses, may itself hold spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = fields[START_TICKS];
  if (ticks === undefined || fields[STATE] === 'Z' || fields[STATE] === 'X') return null;
  return `${await bootId()}/${ticks}`;
}

// Ticks count from the boot of the machine: without its id a process of an earlier boot could look alike.
async function bootId(): Promise<string> {
  const id = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return id.trim();
}

async function startByPs(pid: number): Promise<string | null> {
  const [state = '', ...start] = (await ps(pid, 'stat=,lstart=')).split(/\s+/);
  return start.length === 0 || state.startsWith('Z') ? null : start.join(' ');
}

function ps(pid: number, columns: string): Promise<string> {
  return new Promise((resolve) => {
    const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C' };
    const child = spawn('ps', ['-ww', '-o', columns, '-p', String(pid)], { env, stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', () => resolve(''));
    child.on('close', () => resolve(output.trim()));
  });
}
