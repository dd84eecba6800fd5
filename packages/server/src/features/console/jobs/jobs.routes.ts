import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { conflict, notFound } from '../../../kernel/errors.ts';
import { fields } from '../../../platform/http/decoding/index.ts';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import {
  countJobs,
  enqueue,
  findJobs,
  type JobChange,
  removeJob,
  runJobNow,
  type ScheduledJob,
} from '../../../platform/jobs/index.ts';
import { ensureCsrfToken } from '../../csrf/index.ts';
import type { ConsoleDeps } from '../console.deps.ts';
import { CHANGING, queryOf, READING, sendConsolePage } from '../look/answers.routes.ts';
import { jobsPage } from './jobs.page.ts';

const SHOWN = 200;

const JobPath = Type.Object({ id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) });
const ScheduledBody = Type.Object({ name: fields.text({ max: 100 }) });

/** The queue, and what a developer may do to it. */
export function jobRoutes(plain: FastifyInstance, deps: ConsoleDeps): void {
  const app = typed(plain);
  listRoute(app, deps);
  app.post('/console/jobs/:id/run/', changing(JobPath), async (request, reply) =>
    settle(deps, reply, { change: await runJobNow(deps.db, String(request.params.id)), said: 'due' }),
  );
  app.post('/console/jobs/:id/remove/', changing(JobPath), async (request, reply) =>
    settle(deps, reply, { change: await removeJob(deps.db, String(request.params.id)), said: 'removed' }),
  );
  const body = { config: CHANGING, schema: { hide: true, body: ScheduledBody } };
  app.post('/console/jobs/scheduled/', body, async (request, reply) => {
    const scheduled = deps.schedule.find(({ name }) => name === request.body.name);
    if (scheduled === undefined) throw notFound();
    await enqueueScheduled(deps, scheduled);
    return settle(deps, reply, { change: 'done', said: 'due' });
  });
}

function changing<Params>(params: Params) {
  return { config: CHANGING, schema: { hide: true, params } };
}

const SAID = new Map([
  ['due', 'The job is due now.'],
  ['removed', 'The job was taken out of the queue.'],
]);

function listRoute(app: TypedApp, deps: ConsoleDeps): void {
  app.get('/console/jobs/', READING, async (request, reply) => {
    const [jobs, counts] = await Promise.all([findJobs(deps.db, SHOWN), countJobs(deps.db)]);
    const page = jobsPage({
      ...{ jobs, counts, done: deps.devConsole.jobs.latest(), schedule: deps.schedule },
      isWorking: deps.config.runJobs,
      csrfToken: ensureCsrfToken(deps, request, reply),
      said: SAID.get(queryOf(request).get('said') ?? '') ?? null,
    });
    return sendConsolePage(reply, page);
  });
}

/** Under the key of the clock's own: a job of it that waits already is the same one. */
async function enqueueScheduled({ db }: ConsoleDeps, { name }: ScheduledJob): Promise<void> {
  await enqueue(db, { name, payload: {}, key: `schedule:${name}` });
}

/**
 * @throws Refusal not_found where there is no such job any more
 * @throws Refusal conflict job_running where it is being done
 */
function settle(
  { devConsole }: ConsoleDeps,
  reply: FastifyReply,
  { change, said }: { readonly change: JobChange; readonly said: string },
): FastifyReply {
  if (change === 'gone') throw notFound();
  if (change === 'running') throw conflict('job_running', 'job_running', 2);
  devConsole.listeners.tell({ kind: 'changed' });
  return reply.redirect(`/console/jobs/?said=${said}`, 303);
}
