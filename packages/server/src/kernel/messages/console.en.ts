/** Refusals of the development console, in English. */
export const consoleEn = {
  job_running: 'This job is being done at this moment.',
  console_elsewhere:
    'The console is shown on this machine only, by a name such as localhost. ARASTA_ALLOW_PUBLIC_DEV=1 shows it to whoever reaches the server.',
};
