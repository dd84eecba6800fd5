import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CHECKOUT, cleanEnv, type Ran, run } from './process.ts';

// The Node of this process first.
const PATH = `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`;

/** The blocks of a document that begin with ``` and this word, in their order. */
export async function blocksOf(document: string, word: string): Promise<string[]> {
  const text = await readFile(join(CHECKOUT, document), 'utf8');
  const blocks = text.matchAll(new RegExp(`^\`\`\`${word}\\n(.*?)^\`\`\``, 'gms'));
  return Array.from(blocks, ([, block = '']) => block);
}

/** A folder that looks like the checkout, and its removal: what commands leave there is not in the checkout. */
export async function workplace(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'arasta-reader-'));
  for (const name of await readdir(CHECKOUT)) {
    if (!name.startsWith('.')) await symlink(join(CHECKOUT, name), join(path, name));
  }
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

export interface Following {
  /** Where the commands run. */
  readonly folder: string;
  /** What stands in the document, and what the reader has in its place, such as the address of the server. */
  readonly replaced?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Does what a reader does who copies these commands into one shell, one after another, and stops at the first that
 * fails. What they left running is ended.
 */
export function follow(commands: readonly string[], { folder, replaced = {}, env = {} }: Following): Promise<Ran> {
  const script = Object.entries(replaced).reduce(
    (text, [written, meant]) => text.replaceAll(written, meant),
    ['set -e -o pipefail', ...commands].join('\n'),
  );
  return new Promise((resolve, reject) => {
    const shell = spawn('bash', ['-c', script], { cwd: folder, env: { ...cleanEnv(), PATH, ...env }, detached: true });
    let stdout = '';
    let stderr = '';
    shell.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    shell.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    shell.once('error', reject);
    shell.once('exit', () => endGroup(shell.pid));
    shell.once('close', (code) => resolve({ status: code ?? 1, stdout, stderr }));
  });
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing was left.
  }
}

/** The Python that has `requests`; null when none does. */
export async function findPython(): Promise<string | null> {
  for (const python of ['python3', '/usr/bin/python3']) {
    if ((await run(python, ['-c', 'import requests'])).status === 0) return python;
  }
  return null;
}
