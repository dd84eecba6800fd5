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

/**
 * The best proof of each address and method: an answer before a refusal, then the test that uses the fewest addresses, which is the
 * one about this call, then the first in the order of the files.
 */
function claims(table: readonly Address[], proofs: readonly Proof[]): readonly Claim[] {
  const breadths = breadthsOf(proofs);
  const rank = (proof: Proof): string => {
    const breadth = String(breadths.get(testOf(proof))).padStart(4, '0');
    return [proof.refused ? 1 : 0, breadth, proof.status, proof.file, proof.test].join(' ');
  };
  const ranked = [...proofs].sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
  return wanted(table).flatMap((address) => METHODS.flatMap((method) => claim(address, method, ranked)));
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

function claim(address: Address, method: string, ranked: readonly Proof[]): readonly Claim[] {
  const proof = ranked.filter(isOf(address)).find((one) => one.method === method);
  return proof === undefined ? [] : [{ ...address, proof }];
}

const testOf = ({ file, test }: Proof): string => `${file} ${test}`;

/** How many addresses each test uses. */
function breadthsOf(proofs: readonly Proof[]): ReadonlyMap<string, number> {
  const used = new Map<string, Set<string>>();
  for (const proof of proofs) {
    const entries = used.get(testOf(proof)) ?? new Set();
    used.set(testOf(proof), entries.add(`${proof.entry} ${proof.path ?? ''}`));
  }
  return new Map([...used].map(([test, entries]) => [test, entries.size]));
}

const HEAD = `# What the published client calls

Every address that \`@akinon/next\` 1.24.0 can call, how this server answers, and a test that makes the call through the
client's own code, or its URL table and proxy, against a started server. Generated from the calls that the tests in \`compat/\` made
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
