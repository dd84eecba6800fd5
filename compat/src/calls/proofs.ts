import type { Call } from '../browser.ts';
import { ownAddressesOf, slashed } from './own-addresses.ts';
import type { Use } from './url-table.ts';

/** A call that a test made, and how it was answered. */
export interface Proof {
  readonly entry: string;
  /** Of the client's own addresses, which one; null for entries of the URL table. */
  readonly path: string | null;
  readonly method: string;
  readonly status: number;
  readonly refused: boolean;
  /** `tests/orders.test.ts` */
  readonly file: string;
  readonly test: string;
}

/** What the calls of one test prove: of each use of an entry the next call to its address, and those to the own ones. */
export function proofsIn(
  calls: readonly Call[],
  uses: readonly Use[],
  where: Pick<Proof, 'file' | 'test'>,
): readonly Proof[] {
  const answered = ({ method, status, refused }: Call) => ({ method, status, refused, ...where });
  const used = uses.flatMap(({ entry, url, after }) => {
    const call = calls.slice(after).find((one) => isTo(one, url));
    return call === undefined ? [] : [{ entry, path: null, ...answered(call) }];
  });
  const own = calls.flatMap((call) =>
    ownAddressesOf(call).map(({ entry, path }) => ({ entry, path, ...answered(call) })),
  );
  return distinct([...used, ...own]);
}

/**
 * The query may have been added to on the way, but the checkout's page is part of the address. Commas between parts of a
 * path become slashes in the client's proxy.
 */
function isTo({ path }: Call, address: string): boolean {
  const called = new URL(path, 'http://server.test');
  const wanted = new URL(address.trim().replaceAll(',', '/'), 'http://server.test');
  const page = wanted.searchParams.get('page');
  const isCheckout = slashed(wanted.pathname) === '/orders/checkout/';
  return (
    slashed(called.pathname) === slashed(wanted.pathname) && (!isCheckout || page === called.searchParams.get('page'))
  );
}

function distinct(proofs: readonly Proof[]): readonly Proof[] {
  return [...new Map(proofs.map((proof) => [JSON.stringify(proof), proof])).values()];
}
