import { en } from '../i18n/mail-links.en.ts';
import { tr } from '../i18n/mail-links.tr.ts';
import { texts } from '../i18n/index.ts';

export const t = texts({ en, tr });
