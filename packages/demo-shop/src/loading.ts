import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { language } from './i18n/index.ts';
import { currency, user } from './shop.ts';

/** What is being asked for: not here yet, here, or failed. What was there before stays while it is asked again. */
export interface Loading<Value> {
  readonly value: Value | undefined;
  readonly error: unknown;
  /** Whether an answer is awaited. */
  readonly busy: boolean;
  /** Asks again. */
  readonly reload: () => void;
}

type Outcome<Value> = Omit<Loading<Value>, 'reload'>;

/**
 * Asks the shop, and again when `key` changes, the language, the currency, or who is logged in. What is no longer wanted
 * is aborted. `const orders = useLoading('orders', (signal) => shop.listOrders({}, { signal }))`.
 */
export function useLoading<Value>(key: string, load: (signal: AbortSignal) => Promise<Value>): Loading<Value> {
  const [outcome, setOutcome] = useState<Outcome<Value>>({ value: undefined, error: undefined, busy: true });
  const [round, setRound] = useState(0);
  const latest = useRef(load);
  latest.current = load;
  const who = user.value === undefined ? 'nobody knows' : user.value?.pk;
  useEffect(() => {
    const aborter = new AbortController();
    const settle = (change: Partial<Outcome<Value>>) => {
      if (!aborter.signal.aborted) setOutcome((before) => ({ ...before, error: undefined, busy: false, ...change }));
    };
    settle({ busy: true });
    latest.current(aborter.signal).then(
      (value) => settle({ value }),
      (error: unknown) => settle({ value: undefined, error }),
    );
    return () => aborter.abort();
  }, [key, round, language.value, currency.value, who]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  return { ...outcome, reload };
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
