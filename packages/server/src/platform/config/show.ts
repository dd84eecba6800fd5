import { formatAmount } from '../../kernel/money.ts';
import type { Config } from './load.ts';
import type { Percentage, Rate } from './parsers.ts';
import type { Variable } from './declarations.ts';
import { variables } from './variables.ts';

/** One line of the effective configuration; `value` is safe to print. */
export interface ShownSetting {
  readonly name: string;
  readonly value: string;
}

/** The effective configuration, secrets hidden. */
export function showConfig(config: Config): ShownSetting[] {
  const values = new Map<string, unknown>(Object.entries(config));
  return Object.entries<Variable<unknown>>(variables).map(([key, variable]) => ({
    name: variable.name,
    value: shown(values.get(key), variable.secret === true),
  }));
}

function shown(value: unknown, secret: boolean): string {
  if (value === null || isEmpty(value)) return '(not set)';
  return secret ? '(set, hidden)' : plain(value);
}

function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0) || (value instanceof Map && value.size === 0);
}

function plain(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (value instanceof RegExp) return value.source;
  if (Array.isArray(value)) return value.map(String).join(',');
  if (isByName(value)) return [...value].map(([name, each]) => `${name}:${named(each)}`).join(',');
  if (isPercentage(value)) return formatAmount(value.hundredths);
  if (isRate(value)) return `${value.limit}/${value.seconds}`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isByName(value: unknown): value is ReadonlyMap<string, string | number> {
  return value instanceof Map;
}

/** Numbers by name are amounts. */
function named(value: string | number): string {
  return typeof value === 'number' ? formatAmount(value) : value;
}

function isRate(value: unknown): value is Rate {
  return typeof value === 'object' && value !== null && 'limit' in value && 'seconds' in value;
}

function isPercentage(value: unknown): value is Percentage {
  return typeof value === 'object' && value !== null && 'hundredths' in value;
}
