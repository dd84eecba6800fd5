import { invalidField, invalidFields } from '../../../kernel/errors.ts';
import { parseAmount } from '../../../kernel/money.ts';
import { readTable, type Row } from '../csv.rules.ts';
import type { DivisionInput } from './saving.service.ts';

type Field = (text: string, column: string) => Partial<DivisionInput>;

/** What an optional column fills; an empty cell leaves things as they are. */
const COLUMNS: Readonly<Record<string, Field>> = {
  name: (name) => ({ name }),
  parent: (parentErpCode) => ({ parentErpCode }),
  currency: (currency) => ({ currency: currency.toLowerCase() }),
  monthly_order_limit: (text, column) => ({ monthlyLimit: minorUnits(text, column) }),
  current_balance: (text, column) => ({ balance: minorUnits(text, column) }),
  address: (address) => ({ address }),
  phone_number: (phone) => ({ phone }),
  fax_number: (fax) => ({ fax }),
  is_active: (text, column) => ({ isActive: flag(text, column) }),
  latitude: (text, column) => ({ latitude: degrees(text, column) }),
  longitude: (text, column) => ({ longitude: degrees(text, column) }),
  country_id: (text, column) => ({ countryId: pk(text, column) }),
  city_id: (text, column) => ({ cityId: pk(text, column) }),
  township_id: (text, column) => ({ townshipId: pk(text, column) }),
  district_id: (text, column) => ({ districtId: pk(text, column) }),
};

/**
 * Divisions as a CSV file has them: a column `erp_code`, and any of the others.
 * @throws Refusal invalid under `file`, or under the column that holds what it cannot
 */
export function readDivisionSheet(bytes: Buffer): DivisionInput[] {
  const table = readTable(bytes, ['erp_code']);
  if ('faults' in table) throw invalidFields({ file: table.faults });
  const unknown = table.header.find((name) => name !== 'erp_code' && COLUMNS[name] === undefined);
  if (unknown !== undefined) throw invalidField('file', 'invalid_choice', { value: unknown.slice(0, 40) });
  return table.rows.map((row) => readDivision(row, table.header));
}

function readDivision({ cells }: Row, header: readonly string[]): DivisionInput {
  const input: { erpCode: string } & Partial<DivisionInput> = { erpCode: '' };
  for (const [index, column] of header.entries()) {
    const text = (cells[index] ?? '').trim();
    if (column === 'erp_code') input.erpCode = text;
    else if (text !== '') Object.assign(input, COLUMNS[column]?.(text, column));
  }
  return input;
}

function minorUnits(text: string, column: string): number {
  const minor = parseAmount(text);
  if (minor === null) throw invalidField(column, 'invalid');
  return minor;
}

function flag(text: string, column: string): boolean {
  const word = text.toLowerCase();
  if (['true', '1', 'yes'].includes(word)) return true;
  if (['false', '0', 'no'].includes(word)) return false;
  throw invalidField(column, 'invalid_boolean');
}

function degrees(text: string, column: string): string {
  const most = column === 'latitude' ? 90 : 180;
  if (!/^-?\d{1,3}(?:\.\d{1,6})?$/.test(text) || Math.abs(Number(text)) > most) throw invalidField(column, 'invalid');
  return text;
}

function pk(text: string, column: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw invalidField(column, 'invalid_integer');
  return Number(text);
}
