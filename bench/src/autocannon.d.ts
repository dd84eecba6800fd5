/** What of autocannon is used here; it brings no types of its own. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  namespace autocannon {
    interface Request {
      readonly method: string;
      readonly path: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body?: string;
    }
    /** One connection. */
    interface Client {
      setRequests(requests: Request[]): void;
    }
    interface Options {
      readonly url: string;
      readonly connections: number;
      /** Seconds; `stop` ends a run earlier. */
      readonly duration: number;
      /** Milliseconds between looks at whether to stop. */
      readonly sampleInt: number;
      readonly setupClient: (client: Client) => void;
      readonly verifyBody: (body: string) => boolean;
    }
    interface Result {
      readonly errors: number;
      readonly mismatches: number;
      readonly non2xx: number;
      readonly '2xx': number;
      readonly '3xx': number;
    }
    interface Run extends EventEmitter, PromiseLike<Result> {
      stop(): void;
    }
  }

  function autocannon(options: autocannon.Options): autocannon.Run;
  export default autocannon;
}
