import { loadConfig, startServer } from '@arasta/server';
import { answerParent, usage } from './answering.ts';

/** Our server, as `arasta serve` runs it, configured by the environment alone. */

const server = await startServer({ config: loadConfig(process.env), progress: () => undefined });

answerParent((question) => {
  const asksUsage =
    typeof question === 'object' && question !== null && 'kind' in question && question.kind === 'usage';
  return Promise.resolve(asksUsage ? usage() : server.address);
});
