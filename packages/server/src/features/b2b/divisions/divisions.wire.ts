import { invalidField } from '../../../kernel/errors.ts';
import { formatAmount, parseAmount } from '../../../kernel/money.ts';
import { formatDateTime } from '../../../platform/http/index.ts';
import type { Division } from './division.ts';
import type { DivisionFilter } from './divisions.queries.ts';

/** A division (Wire: docs/protocol/b2b.md, "Divisions"). */
export function presentDivision(division: Division) {
  return {
    id: division.id,
    name: division.name,
    division_type: division.type,
    parent: division.parentId,
    erp_code: division.erpCode,
    country_id: division.countryId,
    city_id: division.cityId,
    township_id: division.townshipId,
    district_id: division.districtId,
    address: division.address,
    phone_number: division.phone,
    fax_number: division.fax,
    is_active: division.isActive,
    latitude: division.latitude,
    longitude: division.longitude,
    monthly_order_limit: formatAmount(division.monthlyLimit),
    current_balance: formatAmount(division.balance),
    current_balance_last_update: division.balanceUpdated === null ? null : formatDateTime(division.balanceUpdated),
    extra_data: division.extraData,
    currency: division.currency,
  };
}

/**
 * What a query narrows the list to; an empty parameter does not.
 * @throws Refusal invalid under the parameter that is no amount, no time or neither true nor false
 */
export function readDivisionFilter(query: ReadonlyMap<string, string>): DivisionFilter {
  const read = <Value>(name: string, reader: (name: string, text: string) => Value): Value | null => {
    const text = query.get(name)?.trim() ?? '';
    return text === '' ? null : reader(name, text);
  };
  return {
    name: read('name', asText),
    erpCode: read('erp_code', asText),
    hasParent: read('has_parent', asFlag),
    balanceMin: read('current_balance_min', asAmount),
    balanceMax: read('current_balance_max', asAmount),
    updatedBefore: read('current_balance_last_update_before', asTime),
    updatedAfter: read('current_balance_last_update_after', asTime),
  };
}

function asText(name: string, text: string): string {
  if (text.includes('\0')) throw invalidField(name, 'null_characters');
  return text.slice(0, 255);
}

function asFlag(name: string, text: string): boolean {
  const word = text.toLowerCase();
  if (word === 'true' || word === '1') return true;
  if (word === 'false' || word === '0') return false;
  throw invalidField(name, 'invalid_boolean');
}

function asAmount(name: string, text: string): number {
  const minor = parseAmount(text, 12);
  if (minor === null) throw invalidField(name, 'invalid');
  return minor;
}

function asTime(name: string, text: string): Date {
  const time = /^\d{4}-\d{2}-\d{2}(?:[T ][\d:.]{5,15}(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(text) ? new Date(text) : null;
  if (time === null || Number.isNaN(time.getTime())) throw invalidField(name, 'invalid');
  return time;
}
