export { forgetJobs, purgeFailedJobs } from './clean-up.ts';
export { enqueue, type NewJob, pendingJobs, withdraw } from './enqueue.ts';
export type { JobContext, JobHandler, JobHandlers, JobOutcome } from './handlers.ts';
export { installJobs } from './install.ts';
export type { JobLog } from './log.ts';
export { numberIn } from './payload.ts';
export { runDueJobs, type RunDueOptions } from './run-due.ts';
export type { ScheduledJob } from './runner.ts';
export { startWorker, type Worker, type WorkerOptions } from './worker.ts';
