export { detachGuests, giveGuestCustomer, type GuestSession } from './guests.queries.ts';
export { deleteExpiredSessions } from './sessions.queries.ts';
export { hasSession } from './standing.queries.ts';
export { sessionRoutes } from './sessions.routes.ts';
export {
  closeSession,
  endAllSessions,
  endGuestSessions,
  ensureSession,
  keepPreference,
  lockGuest,
  noteUse,
  type OpenedSession,
  openSession,
  secureSessions,
  type SessionsDeps,
} from './sessions.service.ts';
