#!/usr/bin/env node
// What deploy/Containerfile does, without a container engine: its copies and commands in empty folders, then the server
// as somebody unprivileged, its health check, and its end. Needs the package registry.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const checkout = dirname(dirname(fileURLToPath(import.meta.url)));
const work = mkdtempSync(join(tmpdir(), 'arasta-container-'));
const places = { '/opt/arasta': join(work, 'opt'), '/var/lib/arasta': join(work, 'data') };
const PORT = '18233';
// Where a machine has certificates of its own, npm needs them to reach the registry at once.
const { PATH, HOME, NODE_EXTRA_CA_CERTS } = process.env;
const env = { PATH, HOME, ...(NODE_EXTRA_CA_CERTS !== undefined && { NODE_EXTRA_CA_CERTS }) };
const commands = {};

const placed = (text) => Object.entries(places).reduce((all, [from, to]) => all.replaceAll(from, to), text);
const tracked = execFileSync('git', ['-C', checkout, 'ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
}).split('\n');

function copy(words) {
  const target = words.at(-1);
  for (const source of words.slice(0, -1)) {
    const files = tracked.filter((name) => name === source || name.startsWith(`${source}/`));
    if (files.length === 0) throw new Error(`COPY ${source}: there is nothing of that name`);
    for (const name of files) {
      const inside = name === source ? (target.endsWith('/') ? basename(name) : '') : name.slice(source.length + 1);
      const place = join(places['/opt/arasta'], target, inside);
      mkdirSync(dirname(place), { recursive: true });
      cpSync(join(checkout, name), place);
    }
  }
}

function run(command) {
  if (command.startsWith('npm ')) {
    console.log(`$ ${command}`);
    execFileSync('sh', ['-c', command], { cwd: places['/opt/arasta'], env, stdio: 'inherit' });
  } else if (/^install -d -o node -g node -m 700 \S+$/.test(command)) {
    const folder = placed(command.split(' ').at(-1));
    mkdirSync(folder, { mode: 0o700 });
    if (process.getuid() === 0) chownSync(folder, user.uid, user.gid);
  } else throw new Error(`Nobody knows here what this does: RUN ${command}`);
}

/** The image's `node` is whoever else there is. */
const user = process.getuid() === 0 ? { uid: 65534, gid: 65534 } : {};

function build() {
  for (const line of readFileSync(join(checkout, 'deploy/Containerfile'), 'utf8').split('\n')) {
    const [, word, rest] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    if (word === 'COPY') copy(rest.split(' '));
    else if (word === 'RUN') run(rest);
    else if (word === 'ENV')
      Object.assign(
        env,
        Object.fromEntries(
          placed(rest)
            .split(' ')
            .map((pair) => pair.split('=')),
        ),
      );
    else if (word === 'HEALTHCHECK') commands.health = JSON.parse(rest.slice(rest.indexOf('CMD ') + 4));
    else if (word === 'CMD') commands.serve = JSON.parse(rest);
  }
}

async function serve() {
  const own = {
    ...env,
    PORT,
    HOST: '127.0.0.1',
    HOME: work,
    ARASTA_SECRET_KEY: 'a1b2c3d4e5f6-container-0123456789-xyz',
  };
  const [program, ...args] = commands.serve;
  const options = { cwd: places['/opt/arasta'], ...user };
  const server = spawn(program, args, { ...options, env: own, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  server.stderr.on('data', (text) => (said += text));
  const ended = new Promise((resolve) => server.once('close', resolve));
  const [asks, ...about] = commands.health;
  const healthy = () => spawnSync(asks, about, { ...options, env: own }).status === 0;
  const deadline = performance.now() + 120_000;
  try {
    while (!healthy()) {
      if (server.exitCode !== null || performance.now() > deadline) throw new Error(`It does not serve:\n${said}`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  } finally {
    server.kill('SIGTERM');
  }
  const status = await ended;
  if (status !== 0) throw new Error(`It ended with status ${status}:\n${said}`);
  if (healthy()) throw new Error('The health check is content with a server that has ended');
}

try {
  chmodSync(work, 0o755);
  mkdirSync(places['/opt/arasta'], { mode: 0o755 });
  build();
  await serve();
  console.log(
    'The container file’s commands build, serve as somebody unprivileged, tell that they are well, and stop.',
  );
} finally {
  rmSync(work, { recursive: true, force: true });
}
