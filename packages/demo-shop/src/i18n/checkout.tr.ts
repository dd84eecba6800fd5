import type { Translation } from './index.ts';
import type { en } from './checkout.en.ts';

export const tr: Translation<typeof en> = {
  title: 'Ödeme',
};
