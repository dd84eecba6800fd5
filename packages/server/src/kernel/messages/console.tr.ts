import type { consoleEn } from './console.en.ts';

/** Refusals of the development console, in Turkish. */
export const consoleTr: Readonly<Record<keyof typeof consoleEn, string>> = {
  job_running: 'Bu iş şu anda yürütülüyor.',
  console_elsewhere:
    'Konsol yalnızca bu makinede, localhost gibi bir adla gösterilir. ARASTA_ALLOW_PUBLIC_DEV=1 onu sunucuya ulaşan herkese gösterir.',
};
