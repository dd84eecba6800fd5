import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What `deploy/arasta` needs of systemd, as systemd.exec(5) has it: a unit gets nothing of its caller's environment, its
 * environment files count more than what was set, the later one most, its folders are made, and it outlives
 * `systemd-run`. Users are left out.
 *
 *   node systemd.program.ts <root> systemd-run … | systemctl stop … <unit>
 */

const [root = '', program, ...words] = process.argv.slice(2);
const units = join(root, 'run');

if (program === 'systemctl') stop(words.at(-1) ?? '');
else run();

function stop(unit: string): void {
  process.kill(Number(readFileSync(join(units, `${unit}.pid`), 'utf8')), 'SIGTERM');
}

function run(): void {
  const end = words.findIndex((word) => !word.startsWith('--'));
  const [options, [command = '', ...args]] = [words.slice(0, end), words.slice(end)];
  const valuesOf = (name: string) =>
    options.filter((option) => option.startsWith(`--${name}=`)).map((option) => option.slice(name.length + 3));
  const properties = valuesOf('property').map((property): [string, string] => pairOf(property));
  const folders = new Map(properties);
  makeFolder('var/lib', folders.get('StateDirectory'), folders.get('StateDirectoryMode'));
  makeFolder('run', folders.get('RuntimeDirectory'), folders.get('RuntimeDirectoryMode'));
  const files = properties.filter(([name]) => name === 'EnvironmentFile').flatMap(([, file]) => settingsIn(file));
  const env = Object.fromEntries([...valuesOf('setenv').map(pairOf), ...files]);
  const [cwd, unit] = [valuesOf('working-directory')[0], valuesOf('unit')[0] ?? 'unnamed'];
  process.umask(parseInt(folders.get('UMask') ?? '0022', 8));
  const child = spawn(command, args, { cwd, env: { PATH: '/usr/bin:/bin', ...env }, stdio: 'inherit', detached: true });
  writeFileSync(join(units, `${unit}.pid`), String(child.pid));
  child.once('exit', (status) => {
    rmSync(join(units, `${unit}.pid`));
    process.exitCode = status ?? 1;
  });
}

function makeFolder(parent: string, name: string | undefined, mode = '0755'): void {
  if (name !== undefined) mkdirSync(join(root, parent, name), { recursive: true, mode: parseInt(mode, 8) });
}

function settingsIn(file: string): [string, string][] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => /^[A-Z]/.test(line)).map((line) => pairOf(line));
}

function pairOf(text: string): [string, string] {
  const [name, value] = [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)];
  const quoted = /^"(.*)"$/.exec(value)?.[1];
  return [name, quoted?.replaceAll(/\\(.)/g, '$1') ?? value];
}
