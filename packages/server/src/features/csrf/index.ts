export {
  checkCsrf,
  type CsrfDeps,
  csrfRoutes,
  ensureCsrfToken,
  installCsrfProtection,
  rotateCsrfToken,
} from './csrf.routes.ts';
