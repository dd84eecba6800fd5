export type { ConsentEvent } from './consents/log.queries.ts';
export { eraseGuestNotifications, eraseNotificationsOf } from './erasure.service.ts';
export { notificationHooks } from './hooks.ts';
export { NOTIFICATION_JOBS } from './job-names.ts';
export type { NotificationDeps } from './notifications.deps.ts';
export { notificationJobs } from './notifications.jobs.ts';
export { notificationRoutes } from './notifications.routes.ts';
export {
  addSubscription,
  listSubscriptions,
  type MailableRecipient,
  type NewsletterDeps,
  newsletterRecipients,
  removeSubscription,
  showConsents,
} from './subscriptions/desk.service.ts';
export type { ListedSubscription } from './subscriptions/recipients.queries.ts';
export type { SubscriptionState } from './subscriptions/subscriptions.queries.ts';
