import { parseAmount } from '@arasta/server';
import { InvalidArgumentError } from 'commander';

/** How arguments and options of commands are read. */

export function whole(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('Write a whole number above zero.');
  return Number(text);
}

export function time(text: string): Date {
  const date = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/.test(text) ? new Date(text) : new Date(NaN);
  if (Number.isNaN(date.getTime())) throw new InvalidArgumentError('Write 2031-01-01 or 2031-01-01T09:00:00Z.');
  return date;
}

/** Minor units of `12.50`. */
export function minorUnits(text: string): number {
  const minor = text.startsWith('-') ? null : parseAmount(text);
  if (minor === null) throw new InvalidArgumentError('Write an amount such as 12.50.');
  return minor;
}
