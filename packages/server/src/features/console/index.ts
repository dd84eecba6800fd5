export { type DevConsole, openDevConsole } from './console.memory.ts';
export { consoleRoutes } from './console.routes.ts';
export { watchRequests } from './requests/watching.routes.ts';
