import { en } from '../i18n/frame.en.ts';
import { tr } from '../i18n/frame.tr.ts';
import { texts } from '../i18n/index.ts';

export const t = texts({ en, tr });
