// Builds the demo shop where its sources have changed: `node scripts/build-shop.mjs`. Plain JavaScript for Node 18 and
// later, like scripts/prepare.mjs, after which it runs. A build that fails stops nobody: the shop's address tells why.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { withLock } from './file-lock.mjs';

const NODE_MAJOR = 24;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const shop = join(root, 'packages', 'demo-shop');
const dist = join(shop, 'dist');
const marker = join(dist, '.sources');
// Installing and building take turns: both write what the other reads.
const lockFile = join(root, 'node_modules', '.arasta-prepare.lock');

const SOURCES = [
  'package-lock.json',
  ...['src', 'public', 'index.html', 'package.json', 'tsconfig.json', 'vite.config.ts'].map(
    (name) => `packages/demo-shop/${name}`,
  ),
  ...['src', 'package.json'].map((name) => `packages/client/${name}`),
];

/**
 * Builds the shop unless it was built from these very sources. `say` is told in a line what is done.
 * @returns why it could not be built; null where it is built
 */
export async function buildShop(say = () => undefined) {
  if (isBuilt(sourcesHash())) return null;
  return withLock(
    lockFile,
    async () => {
      const sources = sourcesHash();
      return isBuilt(sources) ? null : build(sources, say);
    },
    (holder) => say(`Waiting for another installation (process ${holder}) …`),
  );
}

function isBuilt(sources) {
  try {
    return readFileSync(marker, 'utf8') === sources && existsSync(join(dist, 'index.html'));
  } catch {
    return false;
  }
}

function build(sources, say) {
  const began = performance.now();
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const options = { cwd: shop, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' } };
  const { status, error, stdout, stderr } = spawnSync(node(), [vite, 'build', '--logLevel', 'warn'], options);
  if (status === 0) {
    writeFileSync(marker, sources);
    say(`Built the demo shop in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
    return null;
  }
  const why = reason(error === undefined ? `${stdout}\n${stderr}` : error.message);
  // What was built before does not belong to what is here now.
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  writeFileSync(join(dist, 'failure.txt'), why);
  say(`The demo shop could not be built, /shop/ says why: ${why.split('\n')[0]}`);
  return why;
}

function node() {
  const linked = join(root, 'node_modules', '.bin', 'node');
  return Number(process.versions.node.split('.')[0]) >= NODE_MAJOR || !existsSync(linked) ? process.execPath : linked;
}

/** What a failed build said, without its colours and the builder's own places. */
function reason(output) {
  const lines = stripVTControlCharacters(output).replaceAll(`${root}/`, '').split('\n');
  const told = lines.filter(
    (line) => line.trim() !== '' && !/^(?:✗ |error during build|Build failed|\s+at )/.test(line),
  );
  return told.slice(0, 12).join('\n') || 'vite ended without a word';
}

function sourcesHash() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap(filesIn))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

function filesIn(path) {
  const at = join(root, path);
  if (!existsSync(at)) return [];
  if (!statSync(at).isDirectory()) return [path];
  return readdirSync(at)
    .sort()
    .flatMap((name) => filesIn(`${path}/${name}`));
}

const isOff = /^(0|false|off|no)$/i.test(process.env.ARASTA_SHOP ?? '');
if (process.argv[1] === fileURLToPath(import.meta.url) && !isOff) {
  try {
    await buildShop((line) => process.stdout.write(`${line}\n`));
  } catch (error) {
    process.stderr.write(`The demo shop could not be built: ${error.message}\n`);
  }
}
