import { en } from '../../i18n/profile.en.ts';
import { tr } from '../../i18n/profile.tr.ts';
import { texts } from '../../i18n/index.ts';

export const t = texts({ en, tr });
