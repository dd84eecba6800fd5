import { setting } from './declarations.ts';
import { rate, wholeNumber } from './parsers.ts';

/** The archives of their data that customers ask for. */
export const privacy = {
  dataExportHours: setting(
    'DATA_EXPORT_HOURS',
    '48',
    wholeNumber(1, 720),
    'Hours that an archive of a customer’s data is kept.',
  ),
  dataExportMegabytes: setting(
    'DATA_EXPORT_MAX_MB',
    '512',
    wholeNumber(1, 2000),
    'Size of such an archive; a larger one fails, and is for `arasta privacy export`.',
  ),
  rateDataExport: setting('THROTTLE_DATA_EXPORT', '4/86400', rate, 'Archives that one customer may have made.'),
} as const;
