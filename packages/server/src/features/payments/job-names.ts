/** The payment jobs. Payloads carry references of attempts. */
export const PAYMENT_JOBS = {
  check: 'payments.check',
  void: 'payments.void',
  refund: 'payments.refund',
  purge: 'payments.purge',
  keepCard: 'payments.keep-card',
  forgetCards: 'payments.forget-cards',
  /** Outside production only. */
  simulateNotice: 'payments.simulate-notice',
} as const;
