import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { isRecord } from '../../server/src/platform/http/decoding/index.ts';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export const PACKAGE = join(ROOT, 'packages/client');

/** The package as npm makes it, installed into a project of its own. */
export interface Installed {
  /** The project's folder. */
  readonly project: string;
  readonly tarball: Buffer;
  /** The paths in it. */
  readonly paths: readonly string[];
  readonly remove: () => Promise<void>;
}

export async function install(): Promise<Installed> {
  const project = await mkdtemp(join(tmpdir(), 'arasta-client-'));
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', project], { cwd: PACKAGE });
  const { filename, paths } = packed(stdout);
  const scope = join(project, 'node_modules/@arasta');
  await mkdir(join(scope, 'client'), { recursive: true });
  await run('tar', ['-xzf', join(project, filename), '--strip-components=1', '-C', join(scope, 'client')]);
  for (const name of ['tough-cookie', 'tldts', 'tldts-core']) {
    await symlink(join(ROOT, 'node_modules', name), join(project, 'node_modules', name));
  }
  const tarball = await readFile(join(project, filename));
  return { project, tarball, paths, remove: () => rm(project, { recursive: true }) };
}

/** What npm says about the package it made; scripts may have said something before. */
function packed(stdout: string): { filename: string; paths: string[] } {
  const report: unknown = JSON.parse(stdout.slice(stdout.indexOf('[\n')));
  const pack: unknown = Array.isArray(report) ? report[0] : undefined;
  if (!isRecord(pack) || !Array.isArray(pack['files'])) throw new Error(`npm pack said ${stdout}`);
  const paths = pack['files'].map((file: unknown) => (isRecord(file) ? String(file['path']) : ''));
  return { filename: String(pack['filename']), paths };
}

/** Runs a program of this checkout in the project. @returns what it wrote */
export async function runIn({ project }: Installed, program: string, args: string[]): Promise<string> {
  const path = `${join(ROOT, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`;
  const { stdout } = await run(program, args, { cwd: project, env: { PATH: path } });
  return stdout.trim();
}
