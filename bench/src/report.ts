import { heading, type Machine } from './machine.ts';
import type { Measured } from './measure.ts';
import { operations } from './operations/index.ts';
import type { StartAndSize } from './start-size.ts';
import { type Comparison, compare, comparisonTable } from './comparing.ts';
import { fixed, table, verdict } from './table.ts';
import type { WholeCheckouts } from './till/checkouts.ts';
import { checkoutsTable } from './till/report.ts';

export interface Results extends Machine {
  readonly quick: boolean;
  readonly measured: readonly Measured[];
  readonly checkouts: WholeCheckouts | null;
  /** Resident bytes of our server before it was asked anything. */
  readonly idle: number | null;
  readonly start: StartAndSize | null;
}

/** p99 at 16 connections stays below so many medians. */
const MOST_P99 = 10;
const MEGABYTE = 1_000_000;

/** The results as Markdown, with what misses its target said at the end. */
export function report(results: Results): string {
  const compared = compare(results.measured);
  const checks = [
    ...[...results.measured.flatMap(checksOf), ...compared.map(comparisonCheck)],
    ...[...checkoutChecks(results), ...startChecks(results)],
  ];
  const missed = checks.filter(({ passed }) => !passed).map(({ says }) => says);
  const parts = [
    heading(results),
    ...(results.measured.length === 0 ? [] : [operationTable(results.measured)]),
    ...(compared.length === 0 ? [] : [comparisonTable(compared)]),
    ...(results.checkouts === null ? [] : [checkoutsTable(results.checkouts)]),
    ...(checks.length === 0 ? [] : [startTable(results)]),
    verdict(missed),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

interface Check {
  readonly passed: boolean;
  readonly says: string;
}

function checksOf(measured: Measured): Check[] {
  const { operation: name, ratio, statements, ours, wrong } = measured;
  const target = operations.find((operation) => operation.name === name);
  if (target === undefined) return [];
  return [
    {
      passed: ratio.median >= (target.share ?? 0),
      says: `${name}: share ${fixed(ratio.median, 2)}, target ${target.share ?? ''}`,
    },
    {
      passed: statements <= (target.statements ?? Infinity),
      says: `${name}: ${statements} statements, target ${target.statements ?? ''}`,
    },
    { passed: ours.p99 <= MOST_P99 * ours.p50, says: `${name}: p99 ${fixed(ours.p99, 2)} ms is over ten medians` },
    { passed: wrong === 0, says: `${name}: ${wrong} wrong answers` },
  ];
}

function comparisonCheck({ measured, beside, share, least, passed }: Comparison): Check {
  return { passed, says: `${measured}: ${fixed(share, 2)} of ${beside}, target ${least ?? ''}` };
}

function checkoutChecks({ checkouts }: Results): Check[] {
  if (checkouts === null) return [];
  return [{ passed: checkouts.failed === 0, says: `whole checkouts: ${checkouts.failed} came to no order` }];
}

function operationTable(all: readonly Measured[]): string {
  const head = [
    ...['operation', 'ceiling', 'ours/s', 'ceiling/s', 'share', 'spread', 'target', 'SQL', 'at most'],
    ...['p50 ms', 'p99 ms', 'CPU µs', 'ceiling’s', ''],
  ];
  return table(head, all.map(operationRow));
}

function operationRow(measured: Measured): string[] {
  const { operation, ceiling, ours, theirs, ratio, statements } = measured;
  const target = operations.find(({ name }) => name === operation);
  const passed = checksOf(measured).every((check) => check.passed);
  return [
    ...[operation, ceiling, fixed(ours.perSecond, 0), fixed(theirs.perSecond, 0), fixed(ratio.median, 2)],
    ...[`${fixed(ratio.least, 2)}–${fixed(ratio.most, 2)}`, target?.share == null ? '–' : `≥ ${target.share}`],
    ...[String(statements), String(target?.statements ?? '–'), fixed(ours.p50, 2), fixed(ours.p99, 2)],
    ...[fixed(ours.cpu, 0), fixed(theirs.cpu, 0), passed ? 'pass' : 'MISSED'],
  ];
}

interface Bound {
  readonly what: string;
  readonly value: number | null;
  readonly most: number;
  readonly unit: string;
}

function bounds({ start, idle, measured }: Results): Bound[] {
  const most = measured.length === 0 ? null : Math.max(...measured.map(({ rss }) => rss)) / MEGABYTE;
  const seconds = (milliseconds: number | undefined) => (milliseconds === undefined ? null : milliseconds / 1000);
  return [
    { what: 'first start: database made, demo data', value: seconds(start?.first), most: 10, unit: 's' },
    { what: 'warm start, embedded database', value: seconds(start?.warm), most: 1.5, unit: 's' },
    { what: 'start with DATABASE_URL', value: seconds(start?.withUrl), most: 0.8, unit: 's' },
    { what: 'resident, idle', value: idle === null ? null : idle / MEGABYTE, most: 150, unit: 'MB' },
    { what: 'resident, under load', value: most, most: 300, unit: 'MB' },
  ];
}

function startChecks(results: Results): Check[] {
  return bounds(results).flatMap(({ what, value, most, unit }) =>
    value === null ? [] : [{ passed: value <= most, says: `${what}: ${fixed(value, 2)} ${unit}, target ${most}` }],
  );
}

function startTable(results: Results): string {
  const known = bounds(results).filter(({ value }) => value !== null);
  const row = ({ what, value, most, unit }: Bound) => [
    what,
    `${fixed(value ?? 0, unit === 's' ? 2 : 0)} ${unit}`,
    `≤ ${most} ${unit}`,
    (value ?? 0) <= most ? 'pass' : 'MISSED',
  ];
  return table(['start and size', 'measured', 'target', ''], known.map(row));
}
