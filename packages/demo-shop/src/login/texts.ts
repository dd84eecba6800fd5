import { en } from '../i18n/login.en.ts';
import { texts } from '../i18n/index.ts';
import { tr } from '../i18n/login.tr.ts';

export const t = texts({ en, tr });
