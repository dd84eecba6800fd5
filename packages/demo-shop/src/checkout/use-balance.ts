import { useLoading } from '../loading.ts';
import { shop } from '../shop.ts';

/** The customer's loyalty money that can be used here; null while it is not known. */
export function useBalance(): number | null {
  const loading = useLoading('balance', (signal) => shop.getCheckout({ page: 'LoyaltyMoneyUsagePage' }, { signal }));
  const balance = loading.value?.context_list[0]?.page_context.balance;
  return balance === undefined ? null : Number(balance);
}
