export { exportAtDesk } from './desk/desk.service.ts';
export { personalDataPage } from './desk/record.rules.ts';
export { exportRoutes as privacyRoutes } from './exports/exports.routes.ts';
export { deleteExportsOf } from './exports/exports.queries.ts';
export { PRIVACY_JOBS } from './job-names.ts';
export { privacyJobs } from './privacy.jobs.ts';
