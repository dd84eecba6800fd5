import { parseArgs } from 'node:util';
import type { Pace } from './measure.ts';

export interface Options {
  /** Words of which an operation's name must hold one; none for all, and for start and size too. */
  readonly only: readonly string[];
  readonly quick: boolean;
  readonly pace: Pace;
  /** What is measured: operations, growth with the catalogue or with the sessions, or the import. */
  readonly what: 'operations' | 'growth' | 'sessions' | 'import';
  /** Products of the catalogue behind the operations; the sizes of either growth and of the import. */
  readonly sizes: readonly number[];
  /** A file for the results as JSON. */
  readonly out: string | null;
  /** A folder for processor profiles of both servers. */
  readonly profileTo: string | null;
}

const FULL: Pace = { rounds: 7, roundMs: 2500, warmUpMs: 2500 };
const QUICK: Pace = { rounds: 5, roundMs: 700, warmUpMs: 1500 };

const SIZES = {
  operations: { full: [100_000], quick: [10_000] },
  growth: { full: [1000, 100_000, 1_000_000], quick: [1000, 10_000] },
  sessions: { full: [10_000, 1_000_000], quick: [10_000, 50_000] },
  import: { full: [1000, 10_000, 100_000], quick: [1000] },
};

export const USAGE = `npm run bench -- [operation …] [options]

  operation …      only operations whose name holds one of the words; "start" for start and size
  --growth         instead: cold reads at several sizes of the catalogue
  --sessions       instead: current user and basket at several numbers of sessions
  --import         instead: \`arasta import\` of files of several sizes
  --sizes N,N      products: of the catalogue behind the operations (100000), of growth (1000,100000,1000000), or of
                   the files to import (1000,10000,100000); sessions (10000,1000000)
  --quick          short rounds, for a first look
  --out FILE       write the results as JSON
  --profile DIR    write processor profiles of both servers (--cpu-prof)
  --help           this text`;

/** Null when help was asked for. @throws TypeError about an unknown option or a size that is no number */
export function readOptions(args: readonly string[]): Options | null {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      growth: { type: 'boolean', default: false },
      sessions: { type: 'boolean', default: false },
      import: { type: 'boolean', default: false },
      sizes: { type: 'string' },
      quick: { type: 'boolean', default: false },
      out: { type: 'string' },
      profile: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  const what = (['growth', 'sessions', 'import'] as const).find((name) => values[name]) ?? 'operations';
  return {
    ...{ what, sizes: readSizes(values.sizes) ?? SIZES[what][values.quick ? 'quick' : 'full'] },
    only: positionals,
    quick: values.quick,
    pace: values.quick ? QUICK : FULL,
    out: values.out ?? null,
    profileTo: values.profile ?? null,
  };
}

function readSizes(given: string | undefined): number[] | null {
  if (given === undefined) return null;
  const sizes = given.split(',').map(Number);
  if (sizes.every((size) => Number.isSafeInteger(size) && size > 0)) return sizes;
  throw new TypeError(`--sizes takes numbers of products with commas between them, not ${given}`);
}
