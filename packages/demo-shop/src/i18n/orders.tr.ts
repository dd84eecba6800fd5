import type { Translation } from './index.ts';
import type { en } from './orders.en.ts';

export const tr: Translation<typeof en> = {
  title: 'Siparişler',
};
