import { en } from '../../i18n/wishes.en.ts';
import { tr } from '../../i18n/wishes.tr.ts';
import { texts } from '../../i18n/index.ts';

export const t = texts({ en, tr });
