import type { Measured } from './measure.ts';
import { operations } from './operations/index.ts';
import { fixed, table } from './table.ts';

/** An operation beside another of the same run: their shares of one ceiling, so that what drifted meanwhile cancels out. */
export interface Comparison {
  readonly measured: string;
  readonly beside: string;
  /** Answers a second, as a part of the other's. */
  readonly share: number;
  /** Processor time of our server for an answer, of the other's. */
  readonly cpu: number;
  readonly moreStatements: number;
  readonly least: number | null;
  readonly passed: boolean;
}

/** Every operation that is to be compared with one that was measured too. */
export function compare(all: readonly Measured[]): Comparison[] {
  return all.flatMap((one) => {
    const target = operations.find(({ name }) => name === one.operation)?.beside;
    const other = all.find(({ operation }) => operation === target?.operation);
    if (target === undefined || other === undefined) return [];
    const share = one.ratio.median / other.ratio.median;
    return {
      ...{ measured: one.operation, beside: other.operation, share, cpu: one.ours.cpu / other.ours.cpu },
      moreStatements: one.statements - other.statements,
      least: target.least,
      passed: target.least === null || (share >= target.least && one.statements <= other.statements),
    };
  });
}

export function comparisonTable(all: readonly Comparison[]): string {
  const rows = all.map(({ measured, beside, share, cpu, moreStatements, least, passed }) => [
    ...[measured, beside, fixed(share, 2), least === null ? '–' : `≥ ${least}`],
    ...[fixed(cpu, 2), fixed(moreStatements, 2), least === null ? '' : passed ? 'pass' : 'MISSED'],
  ]);
  return table(['operation', 'beside', 'share', 'target', 'CPU, times', 'more SQL', ''], rows);
}
