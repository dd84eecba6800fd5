import type { ReasonInput } from '../../features/returns/index.ts';

/** Why people cancel, and why they send back. Storefronts begin with the first: something is chosen then. */
export function demoReasons(): ReasonInput[] {
  return [...CANCEL, ...REFUND].map((reason, index) => ({
    ...{ extraInformationNeeded: false, isActive: true, ...reason, position: index + 1 },
  }));
}

type Reason = Pick<ReasonInput, 'key' | 'type' | 'subjects'> & { readonly extraInformationNeeded?: boolean };

const CANCEL: readonly Reason[] = [
  {
    ...{ key: 'ordered-by-mistake', type: 'cancel' },
    subjects: { en: 'Ordered by mistake', tr: 'Yanlışlıkla sipariş verdim' },
  },
  {
    ...{ key: 'takes-too-long', type: 'cancel' },
    subjects: { en: 'Delivery takes too long', tr: 'Teslimat çok uzun sürüyor' },
  },
  {
    ...{ key: 'wrong-address', type: 'cancel' },
    subjects: { en: 'The address is wrong', tr: 'Adres yanlış' },
  },
  {
    ...{ key: 'cancel-other', type: 'cancel', extraInformationNeeded: true },
    subjects: { en: 'Another reason', tr: 'Başka bir neden' },
  },
];

const REFUND: readonly Reason[] = [
  { ...{ key: 'does-not-fit', type: 'refund' }, subjects: { en: 'It does not fit', tr: 'Bedeni uymadı' } },
  {
    ...{ key: 'not-as-shown', type: 'refund' },
    subjects: { en: 'It is not as shown', tr: 'Göründüğü gibi değil' },
  },
  { ...{ key: 'damaged', type: 'refund' }, subjects: { en: 'It arrived damaged', tr: 'Hasarlı geldi' } },
  {
    ...{ key: 'refund-other', type: 'refund', extraInformationNeeded: true },
    subjects: { en: 'Another reason', tr: 'Başka bir neden' },
  },
];
