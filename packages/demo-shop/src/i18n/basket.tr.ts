import type { Translation } from './index.ts';
import type { en } from './basket.en.ts';

export const tr: Translation<typeof en> = {
  title: 'Sepet',
};
