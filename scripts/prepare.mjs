// Installs what is missing: `node scripts/prepare.mjs serve|all`. Plain JavaScript for Node 18 and later, because it
// runs before the Node that Arasta needs is there. Adds only: a server may be running from the same node_modules.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, delimiter, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './file-lock.mjs';

const NODE_MAJOR = 24;
const SERVING = ['packages/server', 'packages/cli', 'packages/client', 'packages/demo-shop'];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const markerFile = join(modules, '.arasta-prepared.json');
const lockFile = join(modules, '.arasta-prepare.lock');
const machine = `${process.platform}-${process.arch}`;
const localNode = join(modules, `node-${machine}`, 'bin', 'node');
const linkedNode = join(modules, '.bin', 'node');

class Failure extends Error {}

async function main(scope) {
  if (scope !== 'serve' && scope !== 'all') throw new Failure('Usage: node scripts/prepare.mjs serve|all');
  const wanted = { scope, node: lacksNode(), packages: hashOf(join(root, 'package-lock.json')), machine };
  if (isSatisfied(wanted)) return;
  if (wanted.node && !hasLocalNodePackage())
    throw new Failure(nodeMissing('there is no package of it for this machine'));
  makeModules();
  await withLock(
    lockFile,
    async (alsoHeldBy) => {
      if (!isSatisfied(wanted)) await install(wanted, alsoHeldBy);
    },
    (holder) => say(`Waiting for another installation (process ${holder}) …`),
  );
}

// ---- what is there

function readMarker() {
  try {
    return JSON.parse(readFileSync(markerFile, 'utf8'));
  } catch {
    return null;
  }
}

function isSatisfied(wanted) {
  const marker = readMarker();
  if (marker === null || marker.packages !== wanted.packages || marker.machine !== wanted.machine) return false;
  return (marker.scope === 'all' || wanted.scope === 'serve') && (!wanted.node || existsSync(linkedNode));
}

/** `npm run` puts our own Node first on the path, so a new enough one may be the one to be kept. */
function lacksNode() {
  return Number(process.versions.node.split('.')[0]) < NODE_MAJOR || process.execPath.startsWith(modules + sep);
}

function hasLocalNodePackage() {
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'runtime', 'package.json'), 'utf8'));
  return `node-${machine}` in optionalDependencies;
}

function nodeMissing(why) {
  return `Arasta needs Node ${NODE_MAJOR} or later, this is ${process.version} on ${machine}, and ${why}. Install Node ${NODE_MAJOR} from https://nodejs.org/ and start again.`;
}

function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function makeModules() {
  try {
    mkdirSync(modules, { recursive: true });
  } catch (error) {
    throw new Failure(`${modules} cannot be made (${error.code}). ${wayOut(error.code)}`);
  }
}

// ---- installing

async function install(wanted, alsoHeldBy) {
  // Somebody tests in this checkout: installing for serving alone would leave their tools outdated.
  const scope = readMarker()?.scope === 'all' ? 'all' : wanted.scope;
  const began = performance.now();
  // npm skips optional packages whose engines exclude the Node that runs it: first ours, then the rest by ours.
  if (wanted.node) await installNode(alsoHeldBy);
  const workspaces = wanted.node ? [...SERVING, 'runtime'] : SERVING;
  const selection = scope === 'all' ? [] : workspaces.flatMap((name) => ['--workspace', name]);
  await npm(wanted.node ? localNode : process.execPath, selection, {
    title:
      scope === 'all' ? 'Installing all packages, those for tests included' : 'Installing the packages for serving',
    alsoHeldBy,
  });
  assertFetched(missingPackages(scope === 'all' ? ['', ...workspaces] : workspaces));
  linkNode();
  const draft = `${markerFile}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify({ ...wanted, scope })}\n`);
  renameSync(draft, markerFile);
  say(`Installed in ${seconds(began)} s.`);
}

// ---- optional packages, which npm counts as installed when fetching them failed

function assertFetched(missing) {
  if (missing.length > 0) throw new Failure(`npm could not fetch ${missing.join(', ')}.\n${wayOut('network')}`);
}

/** The packages for this machine, reachable from the given folders of the lock file, that are not there. */
function missingPackages(folders) {
  const { packages } = readLockFile();
  const seen = new Set();
  const visit = (at) => {
    if (at === undefined || seen.has(at) || !fitsMachine(packages[at])) return;
    seen.add(at);
    const { dependencies, optionalDependencies } = packages[at];
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) visit(locate(packages, at, name));
  };
  folders.forEach(visit);
  return [...seen].filter((at) => at !== '' && !existsSync(join(root, at)));
}

function fitsMachine({ os, cpu, libc }) {
  const has = (list, value) => {
    const words = [list ?? []].flat();
    if (words.includes(`!${value}`)) return false;
    return words.includes(value) || words.every((word) => word.startsWith('!'));
  };
  return has(os, process.platform) && has(cpu, process.arch) && (process.platform !== 'linux' || has(libc, ourLibc()));
}

let knownLibc;

function ourLibc() {
  knownLibc ??= process.report.getReport().header.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
  return knownLibc;
}

/** Where a package that depends on the name finds it: in its own node_modules or in those above. */
function locate(packages, from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(at.lastIndexOf('/node_modules/'), 0))) {
    const key = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (packages[key] !== undefined) return packages[key].link === true ? packages[key].resolved : key;
    if (at === '') return undefined;
  }
}

// npm 10 links it and takes the link away again along with the package for the other processor, which has the same.
function linkNode() {
  if (!existsSync(localNode) || existsSync(linkedNode)) return;
  rmSync(linkedNode, { force: true });
  symlinkSync(relative(dirname(linkedNode), localNode), linkedNode);
}

async function installNode(alsoHeldBy) {
  const locked = readLockFile().packages[`node_modules/node-${machine}`]?.version;
  if (localNodeVersion() === locked && existsSync(localNode)) return;
  const title = `Installing Node ${NODE_MAJOR}`;
  await npm(process.env.npm_node_execpath ?? process.execPath, ['--workspace', 'runtime'], { title, alsoHeldBy });
  assertFetched(existsSync(localNode) ? [] : [`node-${machine}`]);
  const trial = spawnSync(localNode, ['--version']);
  if (trial.status !== 0) throw new Failure(nodeMissing('the one from npm does not run here'));
}

function localNodeVersion() {
  try {
    return JSON.parse(readFileSync(join(modules, `node-${machine}`, 'package.json'), 'utf8')).version;
  } catch {
    return undefined;
  }
}

function readLockFile() {
  return JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
}

/**
 * Runs `npm install` by the given Node. It keeps the lock file (`--no-save`), runs no scripts of packages (none of ours
 * needs its own) and leaves nothing out, whatever NODE_ENV says: leaving out would remove what is there.
 */
async function npm(node, selection, { title, alsoHeldBy }) {
  const flags = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--include=dev', '--include=optional'];
  const patience = ['--prefer-offline', '--fetch-retry-mintimeout=500', '--fetch-retry-factor=3'];
  const cli = npmCli();
  const [program, first] = cli === null ? ['npm', []] : [node, [cli]];
  const began = performance.now();
  say(`${title} …`);
  const child = spawn(program, [...first, 'install', ...flags, ...patience, ...selection], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ticking = setInterval(() => say(`… ${seconds(began)} s`), 5000);
  try {
    const { status, output, interrupted } = await outcomeOf(child, alsoHeldBy);
    if (interrupted) throw new Failure('The installation was interrupted; the next start goes on with it.');
    if (status !== 0) throw new Failure(`npm could not install.\n${tail(output)}\n${wayOut(output)}`);
  } finally {
    clearInterval(ticking);
  }
}

function outcomeOf(child, alsoHeldBy) {
  return new Promise((resolve) => {
    let output = '';
    let interrupted = false;
    const collect = (text) => {
      output += text;
    };
    // Ended from outside, npm ends too: left alone it would write while the next installation does.
    const pass = (signal) => {
      interrupted = true;
      child.kill(signal);
    };
    for (const signal of SIGNALS) process.on(signal, pass);
    const finish = (status) => {
      for (const signal of SIGNALS) process.off(signal, pass);
      resolve({ status, output, interrupted });
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.on('spawn', () => alsoHeldBy(child.pid));
    child.on('error', (error) => {
      collect(error.code === 'ENOENT' ? 'npm is not installed' : error.message);
      finish(-1);
    });
    child.on('close', (status) => finish(status ?? -1));
  });
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** npm's own script, so that the Node of our choice can run it; null when it is not to be found. */
function npmCli() {
  const running = process.env.npm_execpath;
  if (running !== undefined && basename(running) === 'npm-cli.js') return running;
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const found = join(folder, 'npm');
    if (folder !== '' && existsSync(found) && basename(realpathSync(found)) === 'npm-cli.js')
      return realpathSync(found);
  }
  return null;
}

function tail(output) {
  const lines = output.split('\n').filter((line) => line.trim() !== '' && !/EBADENGINE|npm warn/i.test(line));
  return lines.slice(-12).join('\n');
}

function wayOut(text) {
  if (/npm is not installed/.test(text)) return 'Install npm (it comes with Node) and start again.';
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|network/i.test(text)) {
    return 'The package registry cannot be reached. Offline? Connect for the first start. Behind a proxy? Set HTTPS_PROXY, or "npm config set proxy".';
  }
  if (/ENOSPC|EDQUOT|no space/i.test(text)) return 'The disk is full. Free about 1 GB and start again.';
  if (/EACCES|EPERM|EROFS|permission/i.test(text)) return `${root} cannot be written. Start as the user who owns it.`;
  return 'Start again; if it fails again, "npm install" in the checkout shows more.';
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

function seconds(began) {
  return Math.round((performance.now() - began) / 1000);
}

try {
  await main(process.argv[2]);
} catch (error) {
  const systems = typeof error.syscall === 'string';
  if (!(error instanceof Failure) && !systems) throw error;
  process.stderr.write(systems ? `${error.message}\n${wayOut(error.message)}\n` : `${error.message}\n`);
  process.exitCode = 1;
}
