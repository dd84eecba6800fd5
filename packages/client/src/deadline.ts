import { TimedOut } from './errors.ts';
import { unanswered } from './failures.ts';

/** One call's time: over when the caller says so, or when it has taken too long. */
export interface Deadline {
  /** For what can be stopped. */
  readonly signal: AbortSignal;
  /** The outcome of the work, or a rejection as soon as time is over, whether the work can be stopped or not. */
  guard<Value>(work: Promise<Value>): Promise<Value>;
  /** Waits. */
  pause(milliseconds: number): Promise<void>;
  /** Lets go of timer and signal. */
  end(): void;
}

// Of a longer one timers make 1 ms.
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Begins to count. Over, it rejects with `TimedOut`, or with the reason of the caller's signal.
 * @throws TypeError where the timeout is no number
 */
export function beginDeadline(operation: string, timeout: number, outer: AbortSignal | undefined): Deadline {
  if (Number.isNaN(timeout)) throw new TypeError(`${operation} needs a timeout in milliseconds`);
  const { signal, stop, whyStopped } = stopper();
  const late = () => stop(timedOut(operation, timeout));
  const told = () => stop(reasonOf(outer));
  const timer = Number.isFinite(timeout) ? setTimeout(late, Math.min(timeout, LONGEST_TIMER)) : undefined;
  if (outer?.aborted === true) told();
  outer?.addEventListener('abort', told);

  const guard = <Value>(work: Promise<Value>) =>
    new Promise<Value>((resolve, reject) => {
      const over = () => reject(whyStopped());
      if (signal.aborted) over();
      signal.addEventListener('abort', over);
      // What fails because it was stopped has words of its own: ours are what the caller asked for.
      const failed = (error: Error) => reject(signal.aborted ? whyStopped() : error);
      void work.then(resolve, failed).finally(() => signal.removeEventListener('abort', over));
    });

  return {
    ...{ signal, guard },
    pause: async (milliseconds) => {
      let alarm: ReturnType<typeof setTimeout> | undefined;
      const wait = new Promise<void>((resolve) => {
        alarm = setTimeout(resolve, milliseconds);
      });
      await guard(wait).finally(() => clearTimeout(alarm));
    },
    end: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', told);
    },
  };
}

/** A signal that remembers why, which not every platform's does. */
function stopper(): { signal: AbortSignal; stop: (error: Error) => void; whyStopped: () => Error } {
  const controller = new AbortController();
  let why = aborted(undefined);
  const stop = (error: Error) => {
    why = error;
    controller.abort(error);
  };
  return { signal: controller.signal, stop, whyStopped: () => why };
}

function timedOut(operation: string, timeout: number): TimedOut {
  return new TimedOut(`${operation} took longer than ${timeout} ms`, unanswered(operation));
}

/** The reason itself, if it is an error; else one that has it as its cause. */
function reasonOf(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : aborted(reason);
}

function aborted(cause: unknown): Error {
  const error = new Error('The call was aborted', { cause });
  error.name = 'AbortError';
  return error;
}
