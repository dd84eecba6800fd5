import { texts } from '../../i18n/index.ts';
import { en } from '../../i18n/product.en.ts';
import { tr } from '../../i18n/product.tr.ts';

export const t = texts({ en, tr });
