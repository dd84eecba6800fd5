import { en } from '../i18n/login.en.ts';
import { tr } from '../i18n/login.tr.ts';
import { texts } from '../i18n/index.ts';

export const t = texts({ en, tr });
