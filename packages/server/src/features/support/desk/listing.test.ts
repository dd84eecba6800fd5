import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { aCustomer } from '../../../../tests/support/worlds.ts';
import { anOrder } from '../../orders/orders.support.ts';
import { assignTicket, closeTicket, countTickets, listTickets, replyAsStaff, sayAsCustomer } from '../index.ts';
import { aStaffMember, aTicket, loadSubjects, OPERATOR } from '../support.support.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur' } });

describe('the list of tickets', () => {
  const numbers: string[] = [];
  let staffId = 0;

  const list = async (
    search: Partial<Parameters<typeof listTickets>[1]>,
    page = { number: 1, size: 10 },
  ): Promise<[number, ...number[]]> => {
    const { total, items } = await listTickets(shop().deps, { order: 'waiting', ...search }, page);
    return [total, ...items.map(({ number }) => numbers.indexOf(number))];
  };

  beforeAll(async () => {
    const { deps, clock } = shop();
    await loadSubjects(shop());
    staffId = await aStaffMember(shop());
    const ada = await aCustomer(shop());
    const order = await anOrder(shop(), { customerId: ada.id });
    const opened = [
      { fullName: 'Zoe 100%_sure', email: 'zoe@example.org' },
      { subjectId: 2, orderId: order.id, customerId: ada.id, buyerId: ada.id, email: ada.email },
      {},
      {},
    ];
    for (const each of opened) {
      numbers.push((await aTicket(shop(), each)).number);
      clock.advance(60_000);
    }
    const [first = '', second = '', third = '', fourth = ''] = numbers;
    await assignTicket(deps, { number: second, by: OPERATOR, staffId });
    await replyAsStaff(deps, { number: third, by: OPERATOR, body: 'Yes', files: [], isInternal: false });
    await closeTicket(deps, { number: fourth, by: OPERATOR });
    clock.advance(60_000);
    // Who asks again goes on waiting since they asked first.
    const asker = { by: 'customer', number: second, customerId: ada.id } as const;
    await sayAsCustomer(deps, asker, { body: 'Hello?', files: [] });
    await replyAsStaff(deps, { number: first, by: OPERATOR, body: 'A note', files: [], isInternal: true });
    await shop().runJobs();
  });

  it('begins with who waits longest, or with who spoke last', async () => {
    expect(await list({})).toEqual([4, 0, 1, 2, 3]);
    expect(await list({ order: 'latest' })).toEqual([4, 1, 2, 3, 0]);
  });

  it('comes in pages', async () => {
    expect(await list({}, { number: 2, size: 3 })).toEqual([4, 3]);
    expect(await list({}, { number: 3, size: 3 })).toEqual([0]);
  });

  it('is narrowed', async () => {
    expect(await list({ state: 'open' })).toEqual([2, 0, 1]);
    expect(await list({ state: 'answered' })).toEqual([1, 2]);
    expect(await list({ state: 'closed' })).toEqual([1, 3]);
    expect(await list({ subjectId: 2 })).toEqual([1, 1]);
    expect(await list({ assigneeId: staffId })).toEqual([1, 1]);
    expect(await list({ assigneeId: 'nobody', state: 'open' })).toEqual([1, 0]);
    expect(await list({ search: ' ' })).toEqual([4, 0, 1, 2, 3]);
    expect(await list({ search: 'ZOE@exa' })).toEqual([1, 0]);
    expect(await list({ search: '0%_S' })).toEqual([1, 0]);
    expect(await list({ search: '0x' })).toEqual([0]);
    expect(await list({ search: '%' })).toEqual([1, 0]);
    expect(await list({ search: numbers[2]?.toLowerCase() ?? '' })).toEqual([1, 2]);
  });

  it('shows each with its order, and counts them all', async () => {
    const { items } = await listTickets(shop().deps, { subjectId: 2, order: 'waiting' }, { number: 1, size: 5 });
    const [item] = items;
    expect(item?.order?.number).toMatch(/^51/);
    expect(await list({ search: item?.order?.number ?? '' })).toEqual([1, 1]);
    expect([item?.subject.key, item?.subject.isOrderNeeded, item?.assignee?.id]).toEqual(['order', true, staffId]);
    expect(await countTickets(shop().deps)).toEqual({ open: 2, answered: 1, closed: 1 });
  });
});
