#!/usr/bin/env node
// The command line's entry: plain JavaScript for Node 18 and later. Arasta itself needs Node 24; where the running
// Node is older, the one that npm installed with Arasta takes over.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE_MAJOR = 24;
const LAUNCHED = 'ARASTA_LAUNCHED';

// An import keeps some 50 MB. Left alone, the heap grows to five times that before it is swept: 180 MB instead of 500.
const LEAN = ['--max-semi-space-size=4', '--heap-growing-percent=50'];

const entry = fileURLToPath(import.meta.url);
const root = dirname(dirname(entry));

const major = Number(process.versions.node.split('.')[0]);

if (major >= NODE_MAJOR) {
  if (process.env[LAUNCHED] !== undefined) endWithLauncher();
  if (process.argv[2] === 'import' && !isLean()) launch(process.execPath, LEAN);
  else process.exitCode = await run();
} else {
  const node = localNode();
  if (node === undefined) {
    process.exitCode = fail(
      `Arasta needs Node ${NODE_MAJOR} or later; this is ${process.version}. Run "npm start" in ${root} once (it brings its own), or install Node ${NODE_MAJOR} from https://nodejs.org/.`,
    );
  } else {
    launch(node, process.argv[2] === 'import' ? LEAN : []);
  }
}

async function run() {
  quietTypeStripping();
  // What was compiled once is kept: the next start is quicker and 20 MB smaller. Without leave to write it is no loss.
  nodeModule.enableCompileCache?.(join(root, 'node_modules', '.cache', 'arasta'));
  let cli;
  try {
    cli = await import('@arasta/cli');
  } catch (error) {
    if (error?.code !== 'ERR_MODULE_NOT_FOUND' || existsSync(join(root, 'node_modules', '@arasta', 'cli'))) throw error;
    return fail(`Arasta's packages are not installed. Run "npm start" in ${root} once.`);
  }
  return cli.main(process.argv.slice(2));
}

// The first releases of Node 24 warn once about what Arasta rests on.
function quietTypeStripping() {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = (warning, ...rest) => {
    const experimental = rest[0] === 'ExperimentalWarning' || rest[0]?.type === 'ExperimentalWarning';
    if (!(experimental && String(warning).startsWith('Type Stripping'))) emitWarning(warning, ...rest);
  };
}

function localNode() {
  const modules = join(root, 'node_modules');
  const places = [
    join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node'),
    join(modules, '.bin', 'node'),
  ];
  return places.find((place) => existsSync(place));
}

function isLean() {
  // A later Node may not know these flags, and would not start.
  return major !== NODE_MAJOR || LEAN.every((flag) => process.execArgv.includes(flag));
}

function launch(node, flags) {
  // The channel tells the child when this process is killed without a chance to pass the signal on.
  const child = spawn(node, [...process.execArgv, ...flags, entry, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, [LAUNCHED]: '1' },
  });
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGUSR2', 'SIGINT', 'SIGQUIT']) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the child as well: twice would mean "at once".
      const fromTerminal = (signal === 'SIGINT' || signal === 'SIGQUIT') && process.stdin.isTTY === true;
      if (!fromTerminal) child.kill(signal);
    });
  }
  child.on('error', (error) => {
    process.exitCode = fail(
      `${node} does not run (${error.message}). Install Node ${NODE_MAJOR} from https://nodejs.org/.`,
    );
  });
  child.on('exit', (status, signal) => {
    process.exit(status ?? 128 + (constants.signals[signal] ?? 0));
  });
}

function endWithLauncher() {
  delete process.env[LAUNCHED];
  process.channel?.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  return 1;
}
