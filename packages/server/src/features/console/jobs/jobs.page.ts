import { html, type SafeHtml } from '../../../platform/http/html.ts';
import type { JobState, QueuedJob, ScheduledJob } from '../../../platform/jobs/index.ts';
import { clockTime, consolePage, tokenField } from '../look/shell.page.ts';
import { maskText } from '../requests/masking.rules.ts';
import type { DoneJob } from './job-log.ts';
import { describePayload } from './payload.rules.ts';

export interface JobsShown {
  readonly jobs: readonly QueuedJob[];
  readonly counts: Readonly<Record<JobState, number>>;
  readonly done: readonly DoneJob[];
  readonly schedule: readonly ScheduledJob[];
  /** Whether this process works on jobs. */
  readonly isWorking: boolean;
  readonly csrfToken: string;
  /** What was done just now; null for nothing. */
  readonly said: string | null;
}

/** The queue: what waits, runs and failed, and what this process has done. */
export function jobsPage(shown: JobsShown): string {
  const { jobs, counts, done, schedule, isWorking, csrfToken, said } = shown;
  const body = html`
    <header class="head">
      <h1>Jobs</h1>
      <p class="soft">
        ${isWorking ? 'This process works on jobs.' : 'ARASTA_JOBS=off: this process does no jobs, others may.'} What
        jobs carry is told by names and sizes.
      </p>
      ${said === null ? html`` : html`<p class="said" role="status">${said}</p>`}
    </header>
    <div data-live="page" data-events="/console/events/">
      <section aria-labelledby="queue">
        <h2 id="queue">In the queue</h2>
        <p class="soft">
          ${counts.waiting} waiting, ${counts.running} running, ${counts.failed} failed and tried again,
          ${counts.given_up} given up
        </p>
        ${jobs.length === 0 ? NOTHING : queueTable(jobs, csrfToken)}
      </section>
      <section aria-labelledby="done">
        <h2 id="done">Done by this process</h2>
        ${done.length === 0 ? html`<p class="soft">Nothing yet.</p>` : doneTable(done)}
      </section>
      <section aria-labelledby="schedule">
        <h2 id="schedule">By the clock</h2>
        ${scheduleTable(schedule, csrfToken)}
      </section>
    </div>
  `;
  return consolePage({ title: 'Jobs', current: 'jobs', body, refreshSeconds: 10 });
}

const NOTHING = html`<p class="empty">The queue is empty.</p>`;

const STATE_WORDS: Readonly<Record<JobState, string>> = {
  running: 'running',
  given_up: 'given up',
  failed: 'failed, tried again',
  waiting: 'waiting',
};

function queueTable(jobs: readonly QueuedJob[], csrfToken: string): SafeHtml {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Jobs in the queue">
    <table>
      <thead>
        <tr>
          <th>Job</th>
          <th>State</th>
          <th>Attempts</th>
          <th>Due</th>
          <th>Carries</th>
          <th><span class="hidden">Actions</span></th>
        </tr>
      </thead>
      <tbody>
        ${jobs.map((job) => queueRow(job, csrfToken))}
      </tbody>
    </table>
  </div>`;
}

function queueRow(job: QueuedJob, csrfToken: string): SafeHtml {
  const { id, name, state, payload, queue, attempts, maxAttempts, runAt, lastError } = job;
  return html`<tr id="job-${id}">
    <td><b>${name}</b> <span class="soft">#${id}${queue === null ? '' : ` in ${queue}`}</span></td>
    <td>
      <span class="chip ${state}">${STATE_WORDS[state]}</span>
      ${lastError === null ? html`` : html`<p class="wrong">${maskText(lastError)}</p>`}
    </td>
    <td>${attempts} of ${maxAttempts}</td>
    <td>${clockTime(runAt)}</td>
    <td><code>${describePayload(payload)}</code></td>
    <td>${state === 'running' ? html`` : html`<div class="actions">${buttons(job, csrfToken)}</div>`}</td>
  </tr>`;
}

function buttons({ id, name, state }: QueuedJob, csrfToken: string): SafeHtml[] {
  const button = (action: string, text: string) =>
    html`<form method="post" action="/console/jobs/${id}/${action}/">
      ${tokenField(csrfToken)}<button class="quiet" aria-label="${text} ${name} ${id}">${text}</button>
    </form>`;
  return [button('run', state === 'waiting' ? 'Run now' : 'Retry'), button('remove', 'Remove')];
}

function doneTable(done: readonly DoneJob[]): SafeHtml {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Jobs done by this process">
    <table>
      <thead>
        <tr>
          <th>Job</th>
          <th>Ended</th>
          <th>Attempt</th>
          <th>Result</th>
        </tr>
      </thead>
      <tbody>
        ${done.map(
          ({ id, name, at, attempt, error }) =>
            html`<tr>
              <td><b>${name}</b> <span class="soft">#${id}</span></td>
              <td>${clockTime(at)}</td>
              <td>${attempt}</td>
              <td>${error === null ? 'done' : html`<span class="wrong">${error}</span>`}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function scheduleTable(schedule: readonly ScheduledJob[], csrfToken: string): SafeHtml {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Jobs by the clock">
    <table>
      <thead>
        <tr>
          <th>Job</th>
          <th>Minute, hour, day, month, weekday in UTC</th>
          <th><span class="hidden">Actions</span></th>
        </tr>
      </thead>
      <tbody>
        ${schedule.map(
          ({ name, cron }) =>
            html`<tr>
              <td><b>${name}</b></td>
              <td><code>${cron}</code></td>
              <td>
                <form method="post" action="/console/jobs/scheduled/">
                  ${tokenField(csrfToken)}<input type="hidden" name="name" value="${name}" />
                  <button class="quiet" aria-label="Run now ${name}">Run now</button>
                </form>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
