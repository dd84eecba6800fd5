import { OWN_ADDRESSES } from './own-addresses.ts';
import type { Proof } from './proofs.ts';
import type { Address } from './url-table.ts';

/** A line of `docs/compatibility.md`. */
export interface Claim {
  readonly entry: string;
  readonly path: string;
  readonly proof: Proof;
}

/** All that the client can call: the URL table, then what is written elsewhere in its sources. */
function wanted(table: readonly Address[]): readonly Address[] {
  return [...table, ...OWN_ADDRESSES.map(({ entry, path }) => ({ entry, path }))];
}

const isOf =
  ({ entry, path }: Address) =>
  (proof: Proof): boolean =>
    proof.entry === entry && (proof.path === null || proof.path === path);

/** What no test called. */
export function missing(table: readonly Address[], proofs: readonly Proof[]): readonly string[] {
  return wanted(table)
    .filter((address) => !proofs.some(isOf(address)))
    .map(({ entry, path }) => `${entry} ${path}`);
}

/** The best proof of each address: rather an answer than a refusal, then the first in the order of the files. */
export function claims(table: readonly Address[], proofs: readonly Proof[]): readonly Claim[] {
  const ranked = [...proofs].sort((one, other) => rank(one).localeCompare(rank(other)));
  return wanted(table).flatMap((address) => {
    const proof = ranked.find(isOf(address));
    return proof === undefined ? [] : [{ ...address, proof }];
  });
}

const rank = ({ refused, status, file, test }: Proof): string => `${refused ? 1 : 0} ${status} ${file} ${test}`;

const HEAD = `# What the published client calls

Every address that \`@akinon/next\` 1.24.0 can call, how this server answers, and a test that makes the call through the
client's own code against a started server. Generated from the calls that the tests in \`compat/\` made
(\`UPDATE_DOCS=1 npx vitest run --config compat/vitest.config.ts\`); do not edit. The suite fails when an address has no test, or
when a test named here no longer makes its call.

A refusal is documented too: what the shop does not offer is refused in the protocol's own shape.
`;

/** The page `docs/compatibility.md`. */
export function compatibilityPage(table: readonly Address[], proofs: readonly Proof[]): string {
  const all = claims(table, proofs);
  const inTable = all.filter(({ proof }) => proof.path === null);
  const groups = [...new Set(inTable.map(({ entry }) => groupOf(entry)))];
  const parts = groups.map((group) =>
    section(
      `\`${group}\``,
      inTable.filter(({ entry }) => groupOf(entry) === group),
    ),
  );
  const own = section(
    'Written elsewhere in the client',
    all.filter(({ proof }) => proof.path !== null),
  );
  return `${[HEAD.trimEnd(), ...parts, own].join('\n\n')}\n`;
}

const groupOf = (entry: string): string => entry.slice(0, entry.indexOf('.'));

function section(title: string, lines: readonly Claim[]): string {
  const rows = lines.map(
    ({ entry, path, proof }) =>
      `| \`${entry}\` | ${proof.method} \`${escaped(path)}\` | ${answer(proof)} | ${escaped(proofOf(proof))} |`,
  );
  return [`## ${title}`, '', '| Entry | Call | Answer | Proved by |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

const answer = ({ status, refused }: Proof): string => (refused ? `${status}, refused` : String(status));

const proofOf = ({ file, test }: Proof): string =>
  `[${file.replace(/^tests\/|\.test\.ts$/g, '')}](../compat/${file}): ${test}`;

const escaped = (cell: string): string => cell.replaceAll('|', '\\|');

/** Claims of a page that the tests did not bear out this time. */
export function unproved(page: string, table: readonly Address[], proofs: readonly Proof[]): readonly string[] {
  const borneOut = new Set(
    wanted(table).flatMap((address) =>
      proofs.filter(isOf(address)).map(
        (proof) =>
          section('', [{ ...address, proof }])
            .split('\n')
            .at(-1) ?? '',
      ),
    ),
  );
  return page.split('\n').filter((line) => line.startsWith('| `') && !borneOut.has(line));
}
