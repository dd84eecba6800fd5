import type { Translation } from './index.ts';
import type { en } from './account.en.ts';

export const tr: Translation<typeof en> = {
  title: 'Hesabım',
};
