import { message, translate } from '../../kernel/messages/index.ts';
import { DAY, later } from '../../platform/clock/index.ts';
import { linkBase } from '../../platform/config/index.ts';
import { type JobHandlers, numberIn } from '../../platform/jobs/index.ts';
import { deliverOnce } from '../../platform/outbox/index.ts';
import { findContact, greeting } from '../accounts/index.ts';
import { MOST_ATTEMPTS } from './exports/asking.service.ts';
import { deleteOldExports, expireExports, findExport, giveUpExports } from './exports/exports.queries.ts';
import { exportPath } from './exports/link.rules.ts';
import { makeExport } from './exports/making.service.ts';
import { PRIVACY_JOBS } from './job-names.ts';
import type { PrivacyJobDeps } from './privacy.deps.ts';

// The tries of the job end long before.
const GIVEN_UP_AFTER = DAY;
const KNOWN_FOR = 30 * DAY;

/** The privacy jobs. */
export function privacyJobs(deps: PrivacyJobDeps): JobHandlers {
  return {
    [PRIVACY_JOBS.make]: (payload, { attempt }) =>
      makeExport(deps, numberIn(payload, 'exportId'), { isLast: attempt >= MOST_ATTEMPTS }),
    [PRIVACY_JOBS.tell]: (payload) => tellCustomer(deps, numberIn(payload, 'exportId')),
    [PRIVACY_JOBS.purge]: async (_payload, { now }) => {
      await expireExports(deps.db, now);
      await giveUpExports(deps.db, now, later(now, -GIVEN_UP_AFTER));
      await deleteOldExports(deps.db, later(now, -KNOWN_FOR));
    },
  };
}

/** Nothing of the archive is in the mail: its link is worth something only to who is logged in. */
async function tellCustomer({ db, config, clock, signer, mail }: PrivacyJobDeps, exportId: number): Promise<void> {
  const archive = await findExport(db, exportId);
  const contact = archive?.state === 'ready' ? await findContact(db, { id: archive.customerId }) : null;
  if (archive === null || contact === null) return;
  // The archive opens for a session at this server: of a storefront elsewhere the browser would bring none.
  const base = config.storefrontUrl === null ? linkBase(config) : config.publicUrl;
  const link = base + exportPath(signer, archive, clock.now());
  const params = { hello: greeting(contact, contact.email, archive.language), link, hours: config.dataExportHours };
  const subject = translate(message('mail_data_export_subject'), archive.language);
  const text = translate(message('mail_data_export_text', params), archive.language);
  const id = `data-export-${archive.key}`;
  await deliverOnce(db, clock, id, () => mail.send({ id, to: contact.email, subject, text }));
}
