import { en } from '../i18n/parts.en.ts';
import { tr } from '../i18n/parts.tr.ts';
import { texts } from '../i18n/index.ts';

export const t = texts({ en, tr });
