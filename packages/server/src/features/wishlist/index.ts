export { type WishlistJobDeps, wishlistJobs } from './alerts/alerts.jobs.ts';
export { deleteGuestAlerts, deleteWaitingAlerts } from './alerts/alerts.queries.ts';
export { enqueueStockAlerts } from './alerts/announcing.service.ts';
export { eraseWishlists } from './erasure.service.ts';
export { WISHLIST_JOBS } from './job-names.ts';
export type { AlertConsent, WishlistDeps } from './wishlist.deps.ts';
export { wishlistRoutes } from './wishlist.routes.ts';
