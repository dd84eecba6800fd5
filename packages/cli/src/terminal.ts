import type { Environment } from '@arasta/server';

/** What a command may touch of the process it runs in. */
export interface Terminal {
  /** To standard output, as it is. */
  readonly print: (text: string) => void;
  /** To standard error, as it is. */
  readonly complain: (text: string) => void;
  readonly env: Environment;
  /** Width of what a person watches; none where standard error is a file or a pipe. */
  readonly columns?: number;
  /** The first line of standard input, without its end; null when nothing is piped in. */
  readonly readLine: () => Promise<string | null>;
  /** Asks the person at the terminal without showing what is typed; none where nobody sits there. */
  readonly askSecret?: (question: string) => Promise<string | null>;
  /** Fulfils when the process is asked to stop. A second request, a second later, ends it at once. */
  readonly untilStopped: () => Promise<void>;
}

export function terminal(host: NodeJS.Process): Terminal {
  return {
    print: (text) => void host.stdout.write(text),
    complain: (text) => void host.stderr.write(text),
    env: host.env,
    ...(host.stderr.isTTY ? { columns: host.stderr.columns } : {}),
    readLine: () => readLine(host),
    ...(host.stdin.isTTY ? { askSecret: (question: string) => askSecret(host, question) } : {}),
    untilStopped: () => untilStopped(host),
  };
}

async function readLine(host: NodeJS.Process): Promise<string | null> {
  if (host.stdin.isTTY) return null;
  let text = '';
  for await (const chunk of host.stdin) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  return text === '' ? null : (text.split(/\r?\n/, 1)[0] ?? '');
}

/** Null when it is broken off by Ctrl-C or Ctrl-D. */
function askSecret({ stdin, stderr }: NodeJS.Process, question: string): Promise<string | null> {
  stderr.write(question);
  stdin.setRawMode(true).setEncoding('utf8').resume();
  return new Promise((resolve) => {
    let typed = '';
    const read = (keys: string) => {
      const { text, end } = typedOn(typed, keys);
      typed = text;
      if (end === null) return;
      stdin.off('data', read).setRawMode(false).pause();
      stderr.write('\n');
      resolve(end === 'given' ? typed : null);
    };
    stdin.on('data', read);
  });
}

/** What a line is after these keys: Enter gives it, Ctrl-C and Ctrl-D break it off. */
export function typedOn(text: string, keys: string): { text: string; end: 'given' | 'broken' | null } {
  let typed = Array.from(text);
  for (const key of keys) {
    if (key === '\r' || key === '\n') return { text: typed.join(''), end: 'given' };
    if (key === '\u0003' || key === '\u0004') return { text: '', end: 'broken' };
    typed = key === '\u007f' || key === '\b' ? typed.slice(0, -1) : [...typed, key];
  }
  return { text: typed.join(''), end: null };
}

// Ctrl-C under npm arrives twice, from the terminal and from npm: only a later one means impatience.
const IMPATIENT_AFTER_MS = 1000;
const PARENT_CHECK_MS = 1000;

function untilStopped(host: NodeJS.Process): Promise<void> {
  return new Promise((resolve) => {
    let first: number | null = null;
    const stop = () => {
      const now = performance.now();
      if (first !== null && now - first > IMPATIENT_AFTER_MS) host.exit(1);
      first ??= now;
      resolve();
    };
    host.on('SIGTERM', stop).on('SIGINT', stop).on('SIGHUP', stop);
    watchParent(host, stop);
  });
}

/** Started by npm, the server ends with it: a killed `npm start` must not leave one behind that holds the port. */
function watchParent(host: NodeJS.Process, stop: () => void): void {
  if (!['start', 'dev'].includes(host.env['npm_lifecycle_event'] ?? '')) return;
  const parent = host.ppid;
  const timer = setInterval(() => {
    if (host.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, PARENT_CHECK_MS);
  timer.unref();
}
