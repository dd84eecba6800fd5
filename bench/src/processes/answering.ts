/** The child's side of a conversation over the process channel: one question at a time, one answer each. */
export function answerParent(answer: (question: unknown) => Promise<unknown>): void {
  process.on('message', (question: unknown) => {
    answer(question).then(
      (value) => process.send?.({ value }),
      (error: unknown) =>
        process.send?.({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  // The parent is gone, however that came: so are we.
  process.once('disconnect', () => process.exit(0));
}

/** What this process has used so far. */
export function usage(): { rss: number; cpu: number } {
  const { user, system } = process.cpuUsage();
  return { rss: process.memoryUsage.rss(), cpu: user + system };
}
