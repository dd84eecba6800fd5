export type { DeskPagesDeps } from './desk.deps.ts';
export { deskRoutes } from './desk.routes.ts';
