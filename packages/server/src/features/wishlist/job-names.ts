/** The wishlist jobs. Payloads carry ids of products. */
export const WISHLIST_JOBS = {
  sendAlerts: 'wishlist.send-alerts',
  keepAlerts: 'wishlist.keep-alerts',
} as const;
