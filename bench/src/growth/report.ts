import { heading, type Machine } from '../machine.ts';
import { fixed, table, verdict } from '../table.ts';
import type { Grown } from './growth.ts';

type Point = Grown['at'][number];

interface Results extends Machine {
  readonly quick: boolean;
  /** What is asked, in a few words. */
  readonly asks: string;
  readonly grown: readonly Grown[];
}

/** Medians by size, as Markdown, with the limits beside them. */
export function growthReport(results: Results): string {
  const [first] = results.grown;
  const sizes = first?.at.map(({ size }) => size.toLocaleString('en')) ?? [];
  const head = [
    results.asks,
    ...sizes.flatMap((size, n) => (n === 0 ? [`${size}, ms`] : [`${size}, ms`, 'times', 'at most', ''])),
  ];
  const missed = results.grown.flatMap(({ work, at }) =>
    at.flatMap((point) => [
      ...(passed(point)
        ? []
        : [`${work} at ${point.size}: ${fixed(point.times.median, 2)}×, target ${point.limit ?? ''}×`]),
      ...(point.wrong === 0 ? [] : [`${work} at ${point.size}: ${point.wrong} wrong answers`]),
    ]),
  );
  const rows = results.grown.map(({ work, at }) => [work, ...at.flatMap((point, n) => cells(point, n === 0))]);
  return `${[heading(results), table(head, rows), verdict(missed)].join('\n\n')}\n`;
}

function cells(point: Point, isFirst: boolean): string[] {
  const { times, limit } = point;
  const time = fixed(point.median, 2);
  if (isFirst) return [time];
  const spread = `${fixed(times.median, 2)} (${fixed(times.least, 2)}–${fixed(times.most, 2)})`;
  return [time, spread, limit === null ? '–' : String(limit), limit === null ? '' : passed(point) ? 'pass' : 'MISSED'];
}

function passed({ times, limit }: Point): boolean {
  return limit === null || times.median <= limit;
}
