import { type Static, Type } from 'typebox';
import { normalisePath, type RedirectInput, saveRedirects } from '../../urls/index.ts';
import { checkOf } from './check.ts';
import { type Complaints, shown } from './complaints.ts';
import type { RecordType } from './record-type.ts';
import { numeric, optional, text } from './shapes.ts';

const RedirectRecord = Type.Object({
  type: Type.Literal('redirect'),
  from: text('A path of this shop, without a query: `/old/`.'),
  to: text('Where it leads: a path of this shop, a query may follow.'),
  status: optional(numeric('301, 302, 303, 307 or 308. Default: 301.')),
});

const isRedirect = checkOf(RedirectRecord);

export const redirectType: RecordType<RedirectInput> = {
  name: 'redirect',
  plural: 'redirects',
  kind: 'redirect',
  schema: RedirectRecord,
  read: (value, complaints) => (isRedirect(value, complaints) ? read(value, complaints) : null),
  keyOf: ({ from }) => normalisePath(from),
  claims: ({ from }) => [{ key: normalisePath(from), path: 'from' }],
  needs: () => [],
  save: (deps, tx, inputs) => saveRedirects(tx, inputs, deps.clock.now()),
};

const STATUSES = [301, 302, 303, 307, 308] as const;

function read({ from, to, status }: Static<typeof RedirectRecord>, complaints: Complaints): RedirectInput {
  const code = STATUSES.find((known) => known === Number(status ?? 301));
  if (code === undefined) complaints.refuse('status', `${shown(status)} is none of ${STATUSES.join(', ')}`);
  for (const [path, value] of Object.entries({ from, to })) {
    if (!/^\/(?![/\\])\S*$/.test(value))
      complaints.refuse(path, `${shown(value)} is not a path of this shop: write /men/`);
  }
  return { from, to, status: code ?? 301 };
}
