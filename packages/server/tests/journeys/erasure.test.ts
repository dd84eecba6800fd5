import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../support/app.ts';
import { expectBooksBalanced } from '../support/books.ts';
import { aKnownCustomer, KNOWING_ENV, openEverything } from './known-customer.support.ts';
import { findMarks, type Mark, markAll, valueOf } from '../support/markers.ts';
import { cancelOrderAtDesk, confirmTransfer, noteTransfer } from '../../src/features/orders/index.ts';
import { aBuyer, anOrder, IBAN } from '../../src/features/orders/desk/desk.support.ts';
import { aPiece } from '../../src/features/orders/placing/placing.support.ts';
import { PERSONAL_DATA, type TableData } from '../../src/platform/db/index.ts';

const shop = useShop({ env: KNOWING_ENV });

beforeAll(() => openEverything(shop()));

const MAP: Readonly<Record<string, TableData<string>>> = PERSONAL_DATA;

/** Every personal column of the tables whose rows lead to a customer. */
const PERSONAL = Object.entries(MAP).flatMap(([table, { owner, columns }]) =>
  typeof owner === 'string' || 'email' in owner
    ? []
    : Object.entries(columns)
        .filter(([, { kind }]) => kind !== 'plain' && kind !== 'internal')
        .map(([column]) => `${table}.${column}`),
);

/** What no row of a registered customer can hold: it is a guest's. Their own tests are those of accounts and wishlist. */
const OF_GUESTS = ['sessions.guest_customer_id', 'stock_alerts.email'];

const columnsOf = (marks: Iterable<Mark>) =>
  [...new Set([...marks].map((mark) => `${mark.row.table}.${mark.column}`))].sort();
const placesOf = (marks: Iterable<Mark>) => [...new Set([...marks].map(({ place }) => place))].sort();

describe('erasing a customer', () => {
  it('leaves of everything personal, in whichever table, what the map says is kept, and balanced books', async () => {
    const { db } = shop().deps;
    const known = await aKnownCustomer(shop());
    await aKnownCustomer(shop());
    const marks = await markAll(db, known.id);
    expect(columnsOf(marks)).toEqual(PERSONAL.filter((place) => !OF_GUESTS.includes(place)).sort());
    const texts = marks.filter(({ number }) => number !== null);
    expect(placesOf((await findMarks(db, marks)).keys())).toEqual(placesOf(texts));
    const others = new Map<Mark, unknown>();
    for (const mark of marks.filter(({ number, isKept }) => number === null && !isKept))
      others.set(mark, await valueOf(db, mark));

    expect((await known.browser.patch('/users/anonymize/')).status).toBe(200);
    await shop().runJobs();

    const left = await findMarks(db, marks);
    const kept = placesOf(texts.filter(({ isKept }) => isKept));
    expect(placesOf(left.keys())).toEqual(kept);
    const same: string[] = [];
    for (const [mark, before] of others) {
      const now = await valueOf(db, mark);
      if (now !== null && now === before) same.push(mark.place);
    }
    expect(same).toEqual([]);
    await expectBooksBalanced(db);
  });

  it('keeps the account that money is still to be transferred to, until it is', async () => {
    const { deps } = shop();
    const { number, browser } = await anOrderPaidByTransfer();
    const way = { iban: IBAN, holderName: 'Ada Example', allAsLoyalty: false };
    const { refund } = await cancelOrderAtDesk(deps, { number, itemIds: null, way });
    await shop().runJobs();
    expect((await browser.patch('/users/anonymize/')).status).toBe(200);
    const account = async () =>
      deps.db
        .selectFrom('order_refunds')
        .select(['state', 'iban', 'holder_name'])
        .where('id', '=', refund?.id ?? 0)
        .execute();
    expect(await account()).toEqual([{ state: 'by_hand', iban: IBAN, holder_name: 'Ada Example' }]);
    await noteTransfer(deps, refund?.id ?? 0);
    await shop().runJobs();
    expect(await account()).toEqual([{ state: 'done', iban: null, holder_name: null }]);
    await expectBooksBalanced(deps.db);
  });
});

async function anOrderPaidByTransfer() {
  const { browser } = await aBuyer(shop());
  const order = await anOrder(shop(), browser, { goods: { [await aPiece(shop(), 5)]: 1 }, method: 'transfer' });
  await confirmTransfer(shop().deps, order.number);
  return { number: order.number, browser };
}
