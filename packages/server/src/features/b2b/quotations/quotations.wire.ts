import { invalidField } from '../../../kernel/errors.ts';
import { formatAmount } from '../../../kernel/money.ts';
import { formatDateTime } from '../../../platform/http/index.ts';
import type { LineDivision } from '../basket/b2b-basket.ts';
import { type Quotation, type QuotationDetail, type QuotationStatus, STATUSES } from './quotation.ts';

/** A quotation in lists (Wire: docs/protocol/b2b.md, "Quotations"). */
export function presentQuotation(quotation: Quotation) {
  const { requester, division } = quotation;
  return {
    id: quotation.id,
    number: quotation.number,
    name: quotation.name,
    total_amount: formatAmount(quotation.totalAmount),
    net_amount: formatAmount(quotation.netAmount),
    status: quotation.status,
    created_at: formatDateTime(quotation.createdDate),
    modified_at: formatDateTime(quotation.modifiedDate),
    user:
      requester === null
        ? null
        : {
            id: requester.id,
            first_name: requester.firstName,
            last_name: requester.lastName,
            email: requester.email,
            division: { ...presentDivisionRef(division), phone_number: division.phone },
          },
    currency: quotation.currency,
  };
}

export function presentDetail({ quotation, lines, events }: QuotationDetail) {
  return {
    ...presentQuotation(quotation),
    items: lines.map((line) => ({
      product_remote_id: line.productId,
      sku: line.sku,
      base_code: line.baseCode,
      name: line.name,
      price: formatAmount(line.price),
      quantity: line.quantity,
      total_amount: formatAmount(line.amount),
      division: presentDivisionRef(line.division),
    })),
    events: events.map(({ kind, actor, name, comment, createdDate }) => {
      return { kind, actor, name, comment, created_at: formatDateTime(createdDate) };
    }),
  };
}

function presentDivisionRef({ id, name, erpCode }: LineDivision) {
  return { id, name, erp_code: erpCode };
}

/** @throws Refusal invalid under `status` for a word that is no state; an empty one narrows nothing */
export function readStatus(given: string | null): QuotationStatus | null {
  const word = given?.trim() ?? '';
  if (word === '') return null;
  const status = STATUSES.find((known) => known === word);
  if (status === undefined) throw invalidField('status', 'invalid_choice', { value: word.slice(0, 40) });
  return status;
}
