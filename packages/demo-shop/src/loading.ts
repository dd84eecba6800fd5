import { NotAuthenticated } from '@arasta/client';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { language } from './i18n/index.ts';
import { lapsed, turn } from './shop.ts';

/** What is being asked for: not here yet, here, or failed. What was there before stays while it is asked again. */
export interface Loading<Value> {
  readonly value: Value | undefined;
  readonly error: unknown;
  /** Whether an answer is awaited. */
  readonly busy: boolean;
  /** Asks again. */
  readonly reload: () => void;
}

const MOST_KEPT = 10;

type Outcome<Value> = Omit<Loading<Value>, 'reload'>;

/**
 * Asks the shop, and again when `key` changes, the language, the currency, or who is logged in. What is no longer wanted
 * is aborted, and what was there stays while the customer's session has ended without their doing. `const orders = useLoading('orders', (signal) => shop.listOrders({}, { signal }))`.
 * Where answers are `kept`, the last ones are there at once when they are asked for again: the browser's way back finds
 * the page as long as it was.
 */
export function useLoading<Value>(
  key: string,
  load: (signal: AbortSignal) => Promise<Value>,
  kept?: Map<string, Value>,
): Loading<Value> {
  const [outcome, setOutcome] = useState<Outcome<Value>>({ value: undefined, error: undefined, busy: true });
  const [round, setRound] = useState(0);
  const latest = useRef(load);
  latest.current = load;
  const id = `${turn.value} ${language.value} ${key}`;
  useEffect(() => {
    const aborter = new AbortController();
    const settle = (change: Partial<Outcome<Value>>) => {
      if (!aborter.signal.aborted) setOutcome((before) => ({ ...before, error: undefined, busy: false, ...change }));
    };
    // What is kept stays in view when the next thing is asked for before the answer to this one.
    const held = kept?.get(id);
    settle({ busy: true, ...(held !== undefined && { value: held }) });
    latest.current(aborter.signal).then(
      (value) => {
        if (kept !== undefined) keep(kept, id, value);
        settle({ value });
      },
      (error: unknown) =>
        settle(lapsed.value && error instanceof NotAuthenticated ? { error } : { value: undefined, error }),
    );
    return () => aborter.abort();
  }, [id, round]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  return { ...outcome, value: kept?.get(id) ?? outcome.value, reload };
}

function keep<Value>(kept: Map<string, Value>, id: string, value: Value): void {
  kept.delete(id);
  kept.set(id, value);
  for (const old of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(old);
}

/** Something that a click or a form does. */
export interface Action<Args extends readonly unknown[]> {
  /** Does it; while it is being done, nothing. Never rejects: see `error`. */
  readonly run: (...args: Args) => Promise<void>;
  readonly busy: boolean;
  readonly error: unknown;
}

/** Wraps what changes something: at most one at a time, whatever is clicked, and its error is kept for showing. */
export function useAction<Args extends readonly unknown[]>(act: (...args: Args) => Promise<unknown>): Action<Args> {
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: undefined });
  const running = useRef(false);
  const run = async (...args: Args) => {
    if (running.current) return;
    running.current = true;
    setState({ busy: true, error: undefined });
    try {
      await act(...args);
      setState({ busy: false, error: undefined });
    } catch (error) {
      setState({ busy: false, error });
    } finally {
      running.current = false;
    }
  };
  return { run, ...state };
}
