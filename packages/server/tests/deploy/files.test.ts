import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { configurationPage, loadConfig } from '../../src/platform/config/index.ts';
import { CHECKOUT, run } from '../support/process.ts';

/** The files of `deploy/`, as far as they can be judged without a service manager and a container engine. */

const read = (name: string) => readFile(join(CHECKOUT, 'deploy', name), 'utf8');

interface Setting {
  readonly section: string;
  readonly name: string;
  readonly value: string;
}

/** Reads a unit as systemd does; a line that is none of a unit's is an error. */
function settingsOf(text: string): Setting[] {
  const settings: Setting[] = [];
  let section = '';
  for (const line of text.split('\n').filter((each) => each !== '' && !each.startsWith('#'))) {
    const head = /^\[(\w+)\]$/.exec(line)?.[1];
    const [, name, value] = /^([A-Z]\w+)=(.*)$/.exec(line) ?? [];
    if (head === undefined && (name === undefined || section === '')) throw new Error(`No line of a unit: ${line}`);
    section = head ?? section;
    if (name !== undefined) settings.push({ section, name, value: value ?? '' });
  }
  return settings;
}

const UNITS = ['arasta.service', 'arasta@.service', 'arasta-backup.service', 'arasta-backup.timer'];
const SERVICES = UNITS.filter((name) => name.endsWith('.service'));

/** What every process of the shop goes without. */
const HARDENING = {
  ...{ NoNewPrivileges: 'yes', CapabilityBoundingSet: '', ProtectSystem: 'strict', ProtectHome: 'yes' },
  ...{ PrivateTmp: 'yes', PrivateDevices: 'yes', RestrictNamespaces: 'yes', RestrictSUIDSGID: 'yes' },
  ...{ SystemCallFilter: '@system-service', SystemCallArchitectures: 'native', LockPersonality: 'yes' },
  ...{ User: 'arasta', StateDirectory: 'arasta', StateDirectoryMode: '0700', UMask: '0077' },
};

it.each(SERVICES)('%s gives up what it does not need, and shares its sockets with the others', async (name) => {
  const settings = settingsOf(await read(name)).filter(({ section }) => section === 'Service');
  const values = Object.fromEntries(settings.map((setting) => [setting.name, setting.value]));
  expect(values).toMatchObject(HARDENING);
  const environment = settings
    .filter((setting) => setting.name === 'Environment')
    .map(({ value }) => value)
    .join(' ');
  expect(environment).toContain('TMPDIR=/run/arasta');
  expect(environment).toContain('ARASTA_DATA_DIR=/var/lib/arasta');
  expect(values).toMatchObject({ RuntimeDirectory: 'arasta', RuntimeDirectoryPreserve: 'yes' });
  const [program = '', ...words] = (values['ExecStart'] ?? '').split(' ');
  expect(program).toBe('/usr/bin/node');
  const script = words.find((word) => word.startsWith('/opt/arasta/')) ?? '';
  expect((await stat(script.replace('/opt/arasta', CHECKOUT))).isFile()).toBe(true);
});

it('differ in nothing but the port where there are several processes', async () => {
  const words = (text: string) =>
    text
      .replaceAll('%i', '8000')
      .split('\n')
      .filter((line) => !/^(#|Description=)/.test(line));
  expect(words(await read('arasta@.service'))).toEqual(words(await read('arasta.service')));
});

it('the command line for root has the environment, user and folders of the service', async () => {
  const script = await read('arasta');
  expect((await run('sh', ['-n', join(CHECKOUT, 'deploy/arasta')])).status).toBe(0);
  const settings = settingsOf(await read('arasta-backup.service'));
  const words = settings.filter(({ name }) => name === 'Environment').flatMap(({ value }) => value.split(' '));
  for (const word of words) expect(script).toContain(`--setenv=${word}`);
  const shared = settings.filter(({ name }) => /^(EnvironmentFile|UMask|(State|Runtime)Directory.*)$/.test(name));
  expect(shared).toHaveLength(7);
  for (const { name, value } of shared) expect(script).toContain(` --property=${name}=${value} `);
  for (const { name, value } of settings) {
    if (name === 'User') expect(script).toContain(`--uid=${value}`);
    if (name === 'WorkingDirectory') expect(script).toContain(`--working-directory=${value}`);
  }
  expect(await read('arasta.service')).toContain('\nKillMode=mixed\n');
  expect(script).toContain(' --property=KillMode=mixed ');
});

it('are understood by systemd, where it is there, and leave little to attack', async () => {
  const tool = (await run('systemd-analyze', ['--version'])).status === 0;
  const folder = await mkdtemp(join(tmpdir(), 'arasta-units-'));
  try {
    for (const name of UNITS) {
      await writeFile(join(folder, name), (await read(name)).replaceAll('/usr/bin/node', process.execPath));
    }
    if (!tool) return;
    for (const name of UNITS) {
      const path = join(folder, name.replace('@.', '@8000.'));
      if (name.includes('@')) await writeFile(path, await readFile(join(folder, name)));
      const { status, stderr } = await run('systemd-analyze', ['verify', path]);
      expect([name, status, stderr.split('\n').filter((line) => line.includes(folder))]).toEqual([name, 0, []]);
    }
    for (const name of SERVICES) {
      const { stdout } = await run('systemd-analyze', ['security', '--offline=true', '--no-pager', join(folder, name)]);
      const exposure = /exposure level for \S+: ([\d.]+)/.exec(stdout)?.[1];
      // Of ten; an unguarded service has 9.6.
      expect(Number(exposure ?? 0)).toBeLessThan(2.5);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('the environment file names variables that there are, and a server starts with it once it has a key', async () => {
  const lines = (await read('arasta.env')).split('\n').filter((line) => /^#?[A-Z_]+=/.test(line));
  const pairs = lines.map((line) => /^#?([A-Z_]+)=(.*)$/.exec(line)?.slice(1) ?? []);
  const page = configurationPage();
  for (const [name] of pairs) expect(page).toContain(`\`${name ?? ''}\``);
  const env = Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value]));
  expect(() => loadConfig({ ...env, ARASTA_ENV: 'production' })).toThrow('ARASTA_SECRET_KEY is required');
  const config = loadConfig({ ...env, ARASTA_ENV: 'production', ARASTA_SECRET_KEY: 'k'.repeat(40) });
  expect([config.publicUrl, config.trustProxy]).toEqual(['https://api.example.com', ['loopback']]);
});

it('the container file copies what there is, serves as somebody unprivileged, and says how it is', async () => {
  const text = (await read('Containerfile')).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const known = /^(FROM|WORKDIR|COPY|RUN|USER|VOLUME|ENV|EXPOSE|HEALTHCHECK|CMD) /;
  expect(text.filter((line) => !known.test(line))).toEqual([]);
  const copied = text.filter((line) => line.startsWith('COPY ')).flatMap((line) => line.split(' ').slice(1, -1));
  for (const path of copied) expect([path, (await stat(join(CHECKOUT, path))).isFIFO()]).toEqual([path, false]);
  const ignored = (await read('Containerfile.dockerignore')).split('\n');
  for (const path of copied) {
    const top = path
      .split('/')
      .slice(0, path.startsWith('packages/') ? 2 : 1)
      .join('/');
    expect(ignored).toContain(`!${top}`);
  }
  const order = text.map((line) => line.split(' ', 1)[0]);
  expect(order.indexOf('USER')).toBeLessThan(order.indexOf('CMD'));
  expect(text).toContain('USER node');
  const command: unknown = JSON.parse(text.find((line) => line.startsWith('CMD '))?.slice(4) ?? '[]');
  const [program, ...args] = Array.isArray(command) ? command.map(String) : [];
  expect([program, args.at(-1)]).toEqual(['node', 'serve']);
  expect((await stat(join(CHECKOUT, String(args.at(-2))))).isFile()).toBe(true);
  expect(text.find((line) => line.startsWith('HEALTHCHECK'))).toMatch(/ CMD \["node", "bin\/ready.js"\]$/);
});

it('the Caddyfile is understood by Caddy, where it is there', async () => {
  const caddy = (await run('caddy', ['version'])).status === 0;
  const text = await read('Caddyfile');
  expect(text.split('{').length).toBe(text.split('}').length);
  for (const word of ['reverse_proxy', 'health_uri /health/ready', 'path /desk /desk/*', 'max_size 64MiB']) {
    expect(text).toContain(word);
  }
  if (!caddy) return;
  const file = join(CHECKOUT, 'deploy/Caddyfile');
  const { status, stderr } = await run('caddy', ['adapt', '--config', file, '--adapter', 'caddyfile']);
  expect([status, stderr]).toEqual([0, expect.not.stringContaining('Error')]);
});
