import { en } from '../i18n/orders.en.ts';
import { texts } from '../i18n/index.ts';
import { tr } from '../i18n/orders.tr.ts';

export const t = texts({ en, tr });
