import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { CLEAN_ENVIRONMENT, identityOf } from './account.ts';
import type { Cluster } from './cluster.ts';
import { openLog } from './log-file.ts';
import { PORT } from './socket-dir.ts';

/**
 * Runs PostgreSQL and waits for either end: of PostgreSQL, or of the pipe (descriptor 3) whose other end the server
 * holds. The kernel closes the pipe however the server ends, so nothing survives it. A shell because it takes 1 MB
 * where a Node process takes 40. Signals of a terminal or a service manager are for the server, which drains first.
 */
const SCRIPT = `
trap '' HUP INT TERM
"$@" </dev/null 2>&1 3<&- &
postgres=$!
{ read -r _ <&3; kill -INT "$postgres"; } &
watcher=$!
exec 3<&-
wait "$postgres"
status=$?
kill -KILL "$watcher"
exit "$status"
`;

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  port: String(PORT),
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Failing statements are the server's to report: their texts and keys hold personal data.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
};

/** A PostgreSQL that this process started. */
export interface Supervisor {
  /** Whether PostgreSQL and its supervisor have ended. */
  hasEnded(): boolean;
  /** Lets go of the pipe, upon which PostgreSQL shuts down, and waits for its end, at most `timeoutMs`. */
  release(timeoutMs: number): Promise<void>;
}

/** Starts PostgreSQL under a supervisor in a session of its own. Ready or not is for the caller to find out. */
export async function startSupervisor(cluster: Cluster, binaries: string, socketDir: string): Promise<Supervisor> {
  const settings = { ...SETTINGS, ...cluster.settings, unix_socket_directories: socketDir };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = await openLog(cluster.logFile);
  try {
    // In a checkout that belongs to somebody, its owner must be able to go on with what root began.
    if (cluster.account !== null) await log.chown(cluster.account.uid, cluster.account.gid);
    const child = spawn(
      '/bin/sh',
      ['-c', SCRIPT, 'arasta-database', join(binaries, 'bin/postgres'), '-D', cluster.dir, ...args],
      {
        ...identityOf(cluster.account),
        env: CLEAN_ENVIRONMENT,
        cwd: '/',
        detached: true,
        stdio: ['ignore', log.fd, 'ignore', 'pipe'],
      },
    );
    await once(child, 'spawn');
    return supervisorOf(child);
  } finally {
    await log.close();
  }
}

function supervisorOf(child: ChildProcess): Supervisor {
  const pipe = child.stdio[3];
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  pipe?.on('error', () => undefined);
  // Neither keeps a command alive that has finished: its end closes the pipe.
  child.unref();
  if (pipe instanceof Socket) pipe.unref();
  return {
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    release: async (timeoutMs) => {
      child.ref();
      pipe?.destroy();
      await Promise.race([ended, setTimeout(timeoutMs, undefined, { ref: false })]);
    },
  };
}
