import { en } from '../i18n/checkout.en.ts';
import { texts } from '../i18n/index.ts';
import { tr } from '../i18n/checkout.tr.ts';

export const t = texts({ en, tr });
