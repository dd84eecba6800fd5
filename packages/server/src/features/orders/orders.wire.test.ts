import { expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { field } from '../../../tests/support/customer.ts';
import type { CancellationRequest, ItemCancellation } from './cancellation.ts';
import { anOrder } from './orders.support.ts';
import { presentOrder } from './orders.wire.ts';
import { getOrder } from './reading/orders.queries.ts';
import { showOrder } from './reading/reading.service.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur' } });

const day = (n: number) => new Date(`2030-04-${n}T00:00:00Z`);
const acme = { id: 4, key: 'acme', name: 'Acme Cargo' };

function requestFor(itemId: number): CancellationRequest {
  return {
    ...{ id: 61, uuid: 'u-61', itemId, reasonId: 3, type: 'refund', description: 'Too small', status: 'approved' },
    easyReturn: {
      ...{ id: 71, uuid: 'u-71', company: acme, code: 'RET-71', startDate: day(11), endDate: day(25), maxCount: 1 },
      ...{ status: 'waiting', trackingNumber: null, trackingUrl: null, pickupDate: null },
      ...{ createdDate: day(11), modifiedDate: day(12) },
    },
    ...{ iban: null, holderName: null, quantity: 1, fullyRefundAsLoyaltyMoney: false },
    ...{ createdDate: day(11), modifiedDate: day(12) },
  };
}

const NOTHING: ItemCancellation = {
  ...{ isCancellable: false, isRefundable: false, requests: [], active: null, easyReturnCompanies: [] },
};

it('shows what can be done about items, and what was asked for', async () => {
  const { id, itemIds } = await anOrder(shop(), { items: [{}, {}, {}] });
  const [asked = 0, open = 0, unknown = 0] = itemIds;
  const request = requestFor(asked);
  const known = new Map<number, ItemCancellation>([
    [
      asked,
      {
        ...NOTHING,
        requests: [{ ...request, id: 60, status: 'rejected', easyReturn: null }, request],
        active: request,
      },
    ],
    [open, { ...NOTHING, isRefundable: true, easyReturnCompanies: [acme] }],
  ]);
  const order = await getOrder(shop().deps.db, id);
  const shown = await showOrder({ db: shop().deps.db, cancellations: () => Promise.resolve(known) }, order);
  const wire = presentOrder(shown, { language: 'tr', config: shop().deps.config });
  expect([wire.is_cancellable, wire.is_refundable]).toEqual([false, true]);
  const approved = {
    ...{ id: 61, uuid: 'u-61', order_item: asked, reason: 3, description: 'Too small', quantity: 1 },
    ...{ cancellation_type: { value: 'refund', label: 'İade' }, status: { value: 'approved', label: 'Onaylandı' } },
    easy_return: {
      ...{ id: 71, uuid: 'u-71', shipping_company: { value: 'acme', label: 'Acme Cargo' }, code: 'RET-71' },
      ...{ status: 'waiting', start_date: '2030-04-11T00:00:00Z', end_date: '2030-04-25T00:00:00Z', max_count: 1 },
      ...{ tracking_number: null, tracking_url: null, pickup_date: null },
      ...{ created_date: '2030-04-11T00:00:00Z', modified_date: '2030-04-12T00:00:00Z' },
    },
    ...{ iban: null, holder_name: null, fully_refund_as_loyalty_money: false, attributes: {}, attributes_kwargs: {} },
    ...{ created_date: '2030-04-11T00:00:00Z', modified_date: '2030-04-12T00:00:00Z' },
  };
  const rejected = { value: 'rejected', label: 'Reddedildi' };
  expect(wire.orderitem_set[0]).toMatchObject({
    ...{ is_cancellable: false, is_refundable: false, active_cancellation_request: approved },
    cancellationrequest_set: [{ ...approved, id: 60, status: rejected, easy_return: null }, approved],
    available_easy_return_shipping_companies: [],
  });
  expect(wire.orderitem_set[1]).toMatchObject({
    ...{ is_refundable: true, cancellationrequest_set: [], active_cancellation_request: null },
    available_easy_return_shipping_companies: [{ pk: 4, shipping_company: { value: 'acme', label: 'Acme Cargo' } }],
  });
  expect(field(wire.orderitem_set[2], 'id')).toBe(unknown);
  expect(wire.orderitem_set[2]).toMatchObject({ is_cancellable: false, cancellationrequest_set: [] });
});
