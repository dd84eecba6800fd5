import { en } from '../../i18n/address-form.en.ts';
import { tr } from '../../i18n/address-form.tr.ts';
import { texts } from '../../i18n/index.ts';

export const t = texts({ en, tr });
