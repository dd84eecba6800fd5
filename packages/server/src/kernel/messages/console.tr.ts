import type { consoleEn } from './console.en.ts';

/** Refusals of the development console, in Turkish. */
export const consoleTr: Readonly<Record<keyof typeof consoleEn, string>> = {
  job_running: 'Bu iş şu anda yürütülüyor.',
};
