/** Refusals of the development console, in English. */
export const consoleEn = {
  job_running: 'This job is being done at this moment.',
};
