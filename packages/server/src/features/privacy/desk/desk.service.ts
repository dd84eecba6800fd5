import type { Readable } from 'node:stream';
import { normaliseEmail } from '../../../kernel/email.ts';
import { notFound } from '../../../kernel/errors.ts';
import type { PrivacyDeps } from '../privacy.deps.ts';
import { hasEntries } from '../archive/reading.queries.ts';
import { archiveSections } from '../archive/sections.rules.ts';
import { openArchive } from '../archive/writing.service.ts';
import { findPeople } from './people.queries.ts';

/**
 * Everything the shop has under an e-mail address, as a customer's archive: of the registered customer, of the guests that gave
 * it, and of those who only wrote to the shop or read its newsletter. Whoever asks by letter has to be known to be the one.
 * @returns what `take` makes of the archive, which it must have read when it fulfils
 * @throws Refusal not_found where nobody gave the address
 */
export async function exportAtDesk<Result>(
  { db, config, clock }: Pick<PrivacyDeps, 'db' | 'config' | 'clock'>,
  { email, language }: { readonly email: string; readonly language?: string },
  take: (archive: Readable) => Promise<Result>,
): Promise<Result> {
  const address = normaliseEmail(email);
  if (address === null) throw notFound();
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const people = await findPeople(tx, address);
      const scope = {
        customerIds: people.map(({ id }) => id),
        guestEmail: address,
        language: language ?? people[0]?.language ?? config.defaultLanguage,
      };
      if (people.length === 0 && !(await hasEntries(tx, archiveSections(), scope))) throw notFound();
      return take(await openArchive(tx, scope, { shop: config.publicUrl, now: clock.now() }));
    });
}
