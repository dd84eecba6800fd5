import { en } from '../../i18n/purse.en.ts';
import { tr } from '../../i18n/purse.tr.ts';
import { texts } from '../../i18n/index.ts';

export const t = texts({ en, tr });
