import type { Config } from './load.ts';
import { type Variable, variables } from './variables.ts';

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
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return '(not set)';
  if (secret) return '(set, hidden)';
  if (Array.isArray(value)) return value.join(',');
  if (value instanceof RegExp) return value.source;
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'object') return Object.values(value ?? {}).join('/');
  return String(value);
}
