import { texts } from '../i18n/index.ts';
import { en } from '../i18n/shelves.en.ts';
import { tr } from '../i18n/shelves.tr.ts';

export const t = texts({ en, tr });
