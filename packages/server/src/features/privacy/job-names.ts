/** The jobs of this feature. */
export const PRIVACY_JOBS = {
  make: 'privacy.make-export',
  tell: 'privacy.tell-export',
  purge: 'privacy.purge-exports',
} as const;
