import type { PublicRead } from '../../platform/http/index.ts';
import type { ContentDeps } from './content.deps.ts';
import { getForm } from './forms/forms.service.ts';
import { presentForm } from './forms/forms.wire.ts';
import { getFlatPage, getLandingPage } from './pages/pages.service.ts';
import { presentFlatPage, presentLandingPage } from './pages/pages.wire.ts';
import type { Reading } from './texts.rules.ts';

type ReadDeps = Pick<ContentDeps, 'db' | 'config'>;

/** A page or form as a public answer; unknown and inactive ones are 404 when it is made. */
export type ReadPage = (deps: ReadDeps, id: number, language: string) => PublicRead;

export const flatPageRead: ReadPage = (deps, id, language) =>
  pageRead(deps, { kind: 'flat-page', id, language, spoiledBy: 'pages' }, async (reading) =>
    presentFlatPage(await getFlatPage(deps, id), reading),
  );

export const landingPageRead: ReadPage = (deps, id, language) =>
  pageRead(deps, { kind: 'landing-page', id, language, spoiledBy: 'pages' }, async (reading) =>
    presentLandingPage(await getLandingPage(deps, id), reading),
  );

export const formRead: ReadPage = (deps, id, language) =>
  pageRead(deps, { kind: 'form', id, language, spoiledBy: 'forms' }, async (reading) =>
    presentForm(await getForm(deps, id), reading),
  );

interface WantedPage {
  readonly kind: string;
  readonly id: number;
  readonly language: string;
  readonly spoiledBy: string;
}

function pageRead(
  { config }: ReadDeps,
  { kind, id, language, spoiledBy }: WantedPage,
  show: (reading: Reading) => Promise<unknown>,
): PublicRead {
  return {
    key: JSON.stringify([kind, id, language]),
    make: async () => ({
      body: await show({ language, fallback: config.defaultLanguage }),
      tags: [spoiledBy, 'urls'],
    }),
  };
}

const READS: readonly (readonly [path: RegExp, read: ReadPage])[] = [
  [/^\/flat-page\/(\d{1,9})\/$/, flatPageRead],
  [/^\/landing-page\/(\d{1,9})\/$/, landingPageRead],
  [/^\/forms\/(\d{1,9})\/generate\/$/, formRead],
];

/** The answer of the page of ours with this canonical path; null when it is none of ours. */
export function pageReadAt(deps: ReadDeps, oldPath: string, language: string): PublicRead | null {
  for (const [path, read] of READS) {
    const id = path.exec(oldPath)?.[1];
    if (id !== undefined) return read(deps, Number(id), language);
  }
  return null;
}
