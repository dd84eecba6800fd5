import { message, translate } from '../../kernel/messages/index.ts';
import { formatDateTime } from '../../platform/http/index.ts';
import type { CancellationRequest, EasyReturn, ReturnCompany } from './cancellation.ts';

/** What a customer asked for about an item (Wire: docs/protocol/orders.md, "Cancellation requests"). */
export function presentCancellationRequest(request: CancellationRequest, language: string) {
  const { type, status } = request;
  return {
    ...{ id: request.id, uuid: request.uuid, order_item: request.itemId, reason: request.reasonId },
    cancellation_type: { value: type, label: translate(message(`cancellation_type_${type}`), language) },
    status: { value: status, label: translate(message(`cancellation_status_${status}`), language) },
    ...{ description: request.description, quantity: request.quantity },
    easy_return: request.easyReturn === null ? null : presentEasyReturn(request.easyReturn),
    ...{ iban: request.iban, holder_name: request.holderName },
    fully_refund_as_loyalty_money: request.fullyRefundAsLoyaltyMoney,
    ...{ attributes: {}, attributes_kwargs: {} },
    ...{ created_date: formatDateTime(request.createdDate), modified_date: formatDateTime(request.modifiedDate) },
  };
}

function presentEasyReturn(easyReturn: EasyReturn) {
  const { id, uuid, company, code, startDate, endDate, maxCount, status, pickupDate } = easyReturn;
  return {
    ...{ id, uuid, shipping_company: { value: company.key, label: company.name }, code, status },
    ...{ start_date: formatDateTime(startDate), end_date: formatDateTime(endDate), max_count: maxCount },
    ...{ tracking_number: easyReturn.trackingNumber, tracking_url: easyReturn.trackingUrl },
    pickup_date: pickupDate === null ? null : formatDateTime(pickupDate),
    created_date: formatDateTime(easyReturn.createdDate),
    modified_date: formatDateTime(easyReturn.modifiedDate),
  };
}

/** Who takes returns back by a code. */
export function presentReturnCompany({ id, key, name }: ReturnCompany) {
  return { pk: id, shipping_company: { value: key, label: name } };
}
