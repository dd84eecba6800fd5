import { useLoading } from '../../loading.ts';
import { shop } from '../../shop.ts';

/** What one can write about, and whether the chosen subject needs an order. `ofOrder` puts those that do first. */
export function useSubjects(chosen: string, ofOrder = false) {
  const { value = [], error, reload } = useLoading('subjects', (signal) => shop.listContactSubjects({}, { signal }));
  const sorted = ofOrder
    ? value.toSorted((one, other) => Number(other.is_order_needed) - Number(one.is_order_needed))
    : value;
  return {
    ...{ error, reload },
    options: sorted.map(({ id, text }) => ({ value: String(id), label: text })),
    needsOrder: value.some(({ id, is_order_needed }) => String(id) === chosen && is_order_needed),
  };
}
