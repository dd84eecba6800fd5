import { en } from '../i18n/basket.en.ts';
import { tr } from '../i18n/basket.tr.ts';
import { texts } from '../i18n/index.ts';

export const t = texts({ en, tr });
