/** The jobs of consents and the newsletter. Payloads carry ids. */
export const NOTIFICATION_JOBS = {
  confirmSubscription: 'notifications.confirm-subscription',
  purge: 'notifications.purge',
} as const;
