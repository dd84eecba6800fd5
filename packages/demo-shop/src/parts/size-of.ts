import { language } from '../i18n/index.ts';

/** The size of a file for people: 20 kB, 1.4 MB. */
export function sizeOf(bytes: number): string {
  const isLarge = bytes >= 1_000_000;
  const format = new Intl.NumberFormat(language.value, {
    ...{ style: 'unit', unit: isLarge ? 'megabyte' : 'kilobyte' },
    maximumFractionDigits: isLarge ? 1 : 0,
  });
  return format.format(Math.max(bytes / (isLarge ? 1_000_000 : 1000), 1));
}
