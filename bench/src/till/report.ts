import { fixed, table } from '../table.ts';
import type { WholeCheckouts } from './checkouts.ts';

export function checkoutsTable(checkouts: WholeCheckouts): string {
  const { perSecond, ceiling, cpu, ratio, calls, statements } = checkouts;
  const head = [...['whole checkouts', 'calls', 'SQL', 'a second', 'write ceiling', 'share', 'spread', 'CPU ms']];
  const row = [
    ...['a guest, by card', String(calls), fixed(statements, 1), fixed(perSecond, 1), fixed(ceiling, 0)],
    ...[fixed(ratio.median, 4), `${fixed(ratio.least, 4)}–${fixed(ratio.most, 4)}`, fixed(cpu / 1000, 1)],
  ];
  return table(head, [row]);
}
