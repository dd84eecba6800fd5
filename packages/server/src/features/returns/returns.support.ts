import type { TestShop } from '../../../tests/support/app.ts';
import { saveShippingCompanies } from '../shipping/index.ts';
import { type ReasonInput, saveCancellationReasons } from './index.ts';

/** What tests of cancellations and returns begin in. */

const REASONS: readonly ReasonInput[] = [
  {
    ...{ key: 'by-mistake', type: 'cancel', subjects: { en: 'Ordered by mistake', tr: 'Yanlışlıkla sipariş verdim' } },
    ...{ extraInformationNeeded: false, position: 1, isActive: true },
  },
  {
    ...{ key: 'too-small', type: 'refund', subjects: { en: 'Too small', tr: 'Küçük geldi' } },
    ...{ extraInformationNeeded: false, position: 2, isActive: true },
  },
  {
    ...{ key: 'other', type: 'cancel', subjects: { en: 'Something else' }, extraInformationNeeded: true },
    ...{ position: 0, isActive: true },
  },
  {
    ...{ key: 'former', type: 'cancel', subjects: { en: 'Former' }, extraInformationNeeded: false },
    ...{ position: 3, isActive: false },
  },
];

export interface Desk {
  /** Reason → id. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Who takes returns, and who does not. */
  readonly companies: { readonly acme: number; readonly post: number };
}

/** Reasons, a company that takes returns, and one that does not. */
export async function openDesk(shop: TestShop): Promise<Desk> {
  const { db, clock } = shop.deps;
  const company = { trackingUrl: null, isActive: true };
  await db.transaction().execute(async (tx) => {
    await saveCancellationReasons(tx, REASONS, clock.now());
    await saveShippingCompanies(tx, [
      { ...company, key: 'acme', name: 'Acme Cargo', takesReturns: true },
      { ...company, key: 'post', name: 'Post', takesReturns: false },
    ]);
  });
  const reasons = await db.selectFrom('cancellation_reasons').select(['key', 'id']).execute();
  const companies = new Map(
    (await db.selectFrom('shipping_companies').select(['key', 'id']).execute()).map(({ key, id }) => [key, id]),
  );
  return {
    reasons: Object.fromEntries(reasons.map(({ key, id }) => [key, id])),
    companies: { acme: companies.get('acme') ?? 0, post: companies.get('post') ?? 0 },
  };
}
