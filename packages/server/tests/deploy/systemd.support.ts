import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHECKOUT } from '../support/process.ts';

/** A machine on which Arasta was installed by the guide, folders below `root` in the place of those below `/`. */
export interface Machine {
  readonly root: string;
  /** With `arasta`, `systemd-run` and `systemctl`. */
  readonly PATH: string;
  remove(): Promise<void>;
}

export interface Installed {
  /** What `/opt/arasta` is. */
  readonly checkout?: string;
  /** What the operator filled into `deploy/arasta.env`, by what stood there. */
  readonly filled: Readonly<Record<string, string>>;
}

export async function machine({ checkout = CHECKOUT, filled }: Installed): Promise<Machine> {
  const root = await mkdtemp(join(tmpdir(), 'arasta-machine-'));
  for (const folder of ['etc/arasta', 'run', 'var/lib', 'bin']) await mkdir(join(root, folder), { recursive: true });
  // An unprivileged PostgreSQL has to get to its folder.
  for (const folder of ['', 'var', 'var/lib', 'run']) await chmod(join(root, folder), 0o755);
  const read = (name: string) => readFile(join(CHECKOUT, 'deploy', name), 'utf8');
  const env = Object.entries(filled).reduce((text, [stood, now]) => text.replace(stood, now), await read('arasta.env'));
  await writeFile(join(root, 'etc/arasta/arasta.env'), env, { mode: 0o600 });
  const wrapper = (await read('arasta'))
    .replaceAll(/\/(?:etc|run|var\/lib)\/arasta/g, (path) => `${root}${path}`)
    .replaceAll('/opt/arasta', checkout)
    .replaceAll('/usr/bin/node', process.execPath);
  await writeFile(join(root, 'bin/arasta'), wrapper, { mode: 0o755 });
  const standIn = fileURLToPath(new URL('systemd.program.ts', import.meta.url));
  for (const name of ['systemd-run', 'systemctl']) {
    const script = `#!/bin/sh\nexec '${process.execPath}' '${standIn}' '${root}' ${name} "$@"\n`;
    await writeFile(join(root, 'bin', name), script, { mode: 0o755 });
  }
  const PATH = [join(root, 'bin'), dirname(process.execPath), process.env['PATH'] ?? ''].join(':');
  return { root, PATH, remove: () => remove(root) };
}

async function remove(root: string): Promise<void> {
  for (const name of await readdir(join(root, 'run'))) {
    if (name.endsWith('.pid')) process.kill(Number(await readFile(join(root, 'run', name), 'utf8')), 'SIGKILL');
  }
  await rm(root, { recursive: true });
}
