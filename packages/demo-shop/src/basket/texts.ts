import { en } from '../i18n/basket.en.ts';
import { texts } from '../i18n/index.ts';
import { tr } from '../i18n/basket.tr.ts';

export const t = texts({ en, tr });
