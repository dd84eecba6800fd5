import { en } from '../i18n/account.en.ts';
import { texts } from '../i18n/index.ts';
import { tr } from '../i18n/account.tr.ts';

export const t = texts({ en, tr });
