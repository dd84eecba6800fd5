import type { Translation } from './index.ts';
import type { en } from './login.en.ts';

export const tr: Translation<typeof en> = {
  title: 'Giriş',
};
