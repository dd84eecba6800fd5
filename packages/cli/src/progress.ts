import type { Terminal } from './terminal.ts';

/** How far something is. */
export interface Step {
  readonly label: string;
  /** 0 to 1; null when nobody knows how much there is. */
  readonly share: number | null;
  /** What there is to say besides: `1,200 records, 3 refused`. */
  readonly detail: string;
}

/** Shows a person how far it is, and a log too. */
export interface Progress {
  show(step: Step): void;
  /** Prints lines of their own above the bar. */
  print(text: string): void;
  /** Leaves nothing of the bar behind. */
  end(): void;
}

const REDRAW_MS = 100;
const LOG_EVERY_MS = 5000;
const BAR = 24;
const CLEAR = '\r\u001b[2K';

/** A bar that is drawn anew where a person watches; elsewhere a line every five seconds. On standard error. */
export function progressOn(out: Terminal, now: () => number = () => performance.now()): Progress {
  const width = out.columns ?? null;
  const started = now();
  let shownAt = width === null ? started : -Infinity;
  let drawn = false;
  const clear = () => {
    if (drawn) out.complain(CLEAR);
    drawn = false;
  };
  return {
    show: (step) => {
      const time = now();
      if (time - shownAt < (width === null ? LOG_EVERY_MS : REDRAW_MS)) return;
      shownAt = time;
      const line = describe(step, time - started, width !== null);
      out.complain(width === null ? `${line}\n` : `${CLEAR}${line.slice(0, width - 1)}`);
      drawn = width !== null;
    },
    print: (text) => {
      clear();
      out.complain(text);
    },
    end: clear,
  };
}

function describe({ label, share, detail }: Step, elapsed: number, withBar: boolean): string {
  return `${label}: ${share === null ? '' : done(share, withBar)}${detail}, ${minutes(elapsed)}`;
}

function done(share: number, withBar: boolean): string {
  const known = Math.min(1, Math.max(0, share));
  const filled = Math.round(known * BAR);
  const bar = withBar ? `[${'#'.repeat(filled)}${'-'.repeat(BAR - filled)}] ` : '';
  return `${bar}${`${Math.floor(known * 100)} %`.padStart(5)}, `;
}

function minutes(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} min`;
}
