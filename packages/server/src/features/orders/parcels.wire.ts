import type { OrderParcel } from './order.ts';

/** Where goods are on their way; all null while they are not. */
export function presentParcel(parcel: OrderParcel | undefined) {
  const { company = null, trackingNumber = null, trackingUrl = null } = parcel ?? {};
  return {
    shipping_company: company === null ? null : { value: company.key, label: company.name },
    ...{ tracking_number: trackingNumber, tracking_url: trackingUrl, shipping_tracking_url: trackingUrl },
  };
}
