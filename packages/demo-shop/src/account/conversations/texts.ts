import { en } from '../../i18n/conversations.en.ts';
import { tr } from '../../i18n/conversations.tr.ts';
import { texts } from '../../i18n/index.ts';

export const t = texts({ en, tr });
