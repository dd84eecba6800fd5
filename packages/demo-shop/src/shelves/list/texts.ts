import { texts } from '../../i18n/index.ts';
import { en } from '../../i18n/lists.en.ts';
import { tr } from '../../i18n/lists.tr.ts';

export const t = texts({ en, tr });
