import { parseArgs } from 'node:util';
import type { Pace } from './measure.ts';

export interface Options {
  /** Words of which an operation's name must hold one; none for all, and for start and size too. */
  readonly only: readonly string[];
  readonly quick: boolean;
  readonly pace: Pace;
  /** A file for the results as JSON. */
  readonly out: string | null;
  /** A folder for processor profiles of both servers. */
  readonly profileTo: string | null;
}

const FULL: Pace = { rounds: 7, roundMs: 2500, warmUpMs: 2500 };
const QUICK: Pace = { rounds: 5, roundMs: 700, warmUpMs: 1500 };

export const USAGE = `npm run bench -- [operation …] [options]

  operation …      only operations whose name holds one of the words; "start" for start and size
  --quick          short rounds, for a first look
  --out FILE       write the results as JSON
  --profile DIR    write processor profiles of both servers (--cpu-prof)
  --help           this text`;

/** Null when help was asked for. @throws TypeError about an unknown option */
export function readOptions(args: readonly string[]): Options | null {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      out: { type: 'string' },
      profile: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  return {
    only: positionals,
    quick: values.quick,
    pace: values.quick ? QUICK : FULL,
    out: values.out ?? null,
    profileTo: values.profile ?? null,
  };
}
