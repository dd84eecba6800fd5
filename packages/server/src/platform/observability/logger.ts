import { pino, type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

/**
 * JSON lines on standard output. What is logged is chosen, not filtered: bodies, headers, query strings and the
 * variable parts of paths are never given to it. The redaction is the second fence.
 */
export function openLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date(performance.timeOrigin + performance.now()).toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeFailure },
    redact: { paths: SECRETS, censor: '[hidden]' },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

const NAMES = ['password', 'token', 'key', 'secret', 'cookie', 'authorization', 'code', 'card_number', 'cvv'];
const SECRETS = NAMES.flatMap((name) => [name, `*.${name}`]);

/**
 * An error without what it may carry of a request: PostgreSQL's `detail` quotes values, a parser's message the body.
 */
function describeFailure(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error ? String(error.code) : undefined;
  const constraint = 'constraint' in error ? String(error.constraint) : undefined;
  const cause = error.cause instanceof Error ? describeFailure(error.cause) : undefined;
  return { type: error.name, message: error.message, code, constraint, stack: error.stack, cause };
}
