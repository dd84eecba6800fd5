import type { SubjectInput } from '../../features/support/index.ts';

/** What people may ask about. The published storefront asks for an order at the second one. */
export function demoSubjects(): SubjectInput[] {
  return [
    subject('product-question', 'A question about a product', 'Ürün hakkında soru', false),
    subject('my-order', 'My order', 'Siparişim', true),
    subject('returns', 'Returns and refunds', 'İade ve para iadesi', true),
    subject('account', 'My account', 'Hesabım', false),
    subject('other', 'Something else', 'Diğer', false),
  ].map((each, index) => ({ ...each, position: index + 1 }));
}

function subject(key: string, en: string, tr: string, isOrderNeeded: boolean): Omit<SubjectInput, 'position'> {
  return { key, names: { en, tr }, isOrderNeeded, isActive: true };
}
