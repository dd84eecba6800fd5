import { TimedOut } from './errors.ts';

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

/** Begins to count. Over, it rejects with `TimedOut`, or with the reason of the caller's signal. */
export function beginDeadline(operation: string, timeout: number, outer: AbortSignal | undefined): Deadline {
  const { signal, stop, whyStopped } = stopper();
  const late = () => stop(timedOut(operation, timeout));
  const told = () => stop(reasonOf(outer));
  const timer = Number.isFinite(timeout) ? setTimeout(late, timeout) : undefined;
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
    pause: (milliseconds) => guard(new Promise((resolve) => setTimeout(resolve, milliseconds))),
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
  const occurrence = { operation, status: null, code: null, body: undefined, retryAfter: null };
  return new TimedOut(`${operation} took longer than ${timeout} ms`, occurrence);
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
