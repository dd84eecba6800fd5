import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { announceChange, type Changes, followChanges, pollChanges, purgeChanges } from './index.ts';

const NOW = new Date('2030-01-01T00:00:00Z');

let database: TestDatabase;
let changes: Changes;
let heard: (string[] | null)[];

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

beforeEach(async () => {
  heard = [];
  changes = followChanges(database.db);
  changes.subscribe((tags) => heard.push(tags === null ? null : [...tags].sort()));
  await changes.poll();
});

const announce = (...tags: string[]) => announceChange(database.db, tags, NOW);

describe('followChanges', () => {
  it('tells each committed change once, and none from before the first look', async () => {
    await announce('product:1', 'lists', 'lists');
    await changes.poll();
    await changes.poll();
    await announce('menus');
    await changes.poll();
    expect(heard).toEqual([['lists', 'product:1'], ['menus']]);
  });

  it('does not miss a transaction that commits late, nor wait for it', async () => {
    const late = await database.db.startTransaction().execute();
    await announceChange(late, ['late'], NOW);
    await announce('early');
    await changes.poll();
    expect(heard).toEqual([['early']]);
    await announce('meanwhile');
    await changes.poll();
    await late.commit().execute();
    await changes.poll();
    await changes.poll();
    expect(heard).toEqual([['early'], ['meanwhile'], ['late']]);
  });

  it('tells nothing of what was rolled back', async () => {
    const undone = await database.db.startTransaction().execute();
    await announceChange(undone, ['undone'], NOW);
    await undone.rollback().execute();
    await changes.poll();
    expect(heard).toEqual([]);
  });

  it('tells that everything changed where reading it all would cost more', async () => {
    const many = Array.from({ length: 2001 }, (_, index) => ({ tags: [`product:${index}`], changed_at: NOW }));
    await database.db.insertInto('catalogue_changes').values(many).execute();
    await changes.poll();
    await changes.poll();
    expect(heard).toEqual([null]);
  });
});

it('forgets changes after an hour', async () => {
  await announce('old');
  await purgeChanges(database.db, new Date(NOW.getTime() + 3_600_001));
  expect(await database.db.selectFrom('catalogue_changes').select('id').execute()).toEqual([]);
});

describe('pollChanges', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it.each([
    ['finds', () => Promise.resolve()],
    ['fails to look', () => Promise.reject(new Error('The database is away'))],
  ])('looks four times a second, whatever it %s, until it is stopped', async (_what, poll) => {
    let looks = 0;
    const counting = { subscribe: () => undefined, poll: () => poll().finally(() => (looks += 1)) };
    const poller = pollChanges(counting, () => undefined);
    await vi.advanceTimersByTimeAsync(1000);
    expect(looks).toBe(4);
    poller.stop();
    await vi.advanceTimersByTimeAsync(1000);
    expect(looks).toBe(4);
  });
});
