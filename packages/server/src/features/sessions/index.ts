export { deleteExpiredSessions } from './sessions.queries.ts';
export { sessionRoutes } from './sessions.routes.ts';
export {
  closeSession,
  endAllSessions,
  ensureSession,
  keepPreference,
  noteUse,
  type OpenedSession,
  openSession,
  secureSessions,
  type SessionsDeps,
} from './sessions.service.ts';
