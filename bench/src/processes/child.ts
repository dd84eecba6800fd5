import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** A server in a process of its own. */
export interface Child {
  ask(question: object): Promise<unknown>;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

export interface Usage {
  /** Resident bytes now. */
  readonly rss: number;
  /** Microseconds of processor time so far. */
  readonly cpu: number;
}

export interface ChildOptions {
  readonly file: URL;
  readonly env: Readonly<Record<string, string>>;
  /** Options of Node. */
  readonly flags?: readonly string[];
  /** A folder for a processor profile, written when the process ends. */
  readonly profileTo: string | null;
}

/** Starts a process with an environment of its own: nothing of the caller's configuration reaches it. */
export function startChild({ file, env, flags = [], profileTo }: ChildOptions): Child {
  const execArgv = [...flags, ...(profileTo === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileTo}`])];
  const child = fork(file, { execArgv, env: { ...surroundings(), ...env } });
  const exited = once(child, 'exit');
  const ask = async (question: object): Promise<unknown> => {
    const reply = once(child, 'message');
    child.send(question);
    return valueOf(await Promise.race([reply, exited.then(() => [describeEnd(child)])]));
  };
  return {
    ask,
    usage: async () => {
      const value = await ask({ kind: 'usage' });
      if (!isUsage(value)) throw new TypeError('The process does not tell its usage');
      return value;
    },
    stop: async () => {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}

/** What any program needs of the caller's environment. */
export function surroundings(): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME };
}

function describeEnd(child: ChildProcess): { failure: string } {
  return { failure: `it ended with ${child.exitCode ?? child.signalCode ?? 'nothing'}` };
}

function valueOf([reply]: unknown[]): unknown {
  if (typeof reply === 'object' && reply !== null && 'value' in reply) return reply.value;
  throw new Error(`A server failed: ${JSON.stringify(reply)}`);
}

function isUsage(value: unknown): value is Usage {
  return typeof value === 'object' && value !== null && 'rss' in value && 'cpu' in value;
}
