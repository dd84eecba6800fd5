import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listAddress, readFilters, searchOf } from './filters.rules.ts';

const read = (query: string) => readFilters(new Map(new URLSearchParams(query)));
const PLAIN = {
  ...{ state: 'open', subjectId: null, assignee: null, search: '', order: 'waiting', page: 1, isStill: false },
} as const;

describe('filters', () => {
  it.each([
    ['', {}],
    ['state=closed', { state: 'closed', order: 'latest' }],
    ['state=all', { state: null, order: 'latest' }],
    ['state=all&order=waiting', { state: null }],
    ['state=nonsense&order=upside-down&page=-1&subject=x&assignee=you', {}],
    ['subject=3&assignee=me&page=2&still=1', { subjectId: 3, assignee: 'me', page: 2, isStill: true }],
    ['assignee=nobody', { assignee: 'nobody' }],
    ['assignee=7', { assignee: 7 }],
    ['page=999999999', { page: 10_000 }],
    ['page=0', {}],
    ['search=%20ada%00%20', { search: 'ada' }],
    [`search=${'x'.repeat(200)}`, { search: 'x'.repeat(100) }],
  ])('of %j', (query, filters) => {
    expect(read(query)).toEqual({ ...PLAIN, ...filters });
  });

  it('are read again from the address that they make', () => {
    const filters = fc.record({
      state: fc.constantFrom('open', 'answered', 'closed', null),
      subjectId: fc.option(fc.integer({ min: 1, max: 999 })),
      assignee: fc.option(fc.oneof(fc.constantFrom('me', 'nobody'), fc.integer({ min: 1, max: 999 }))),
      search: fc.string({ maxLength: 100 }).map((text) => text.trim()),
      order: fc.constantFrom('waiting', 'latest'),
      page: fc.integer({ min: 1, max: 10_000 }),
      isStill: fc.boolean(),
    });
    fc.assert(
      fc.property(filters, (given) => {
        const { searchParams } = new URL(listAddress(given), 'http://shop.test');
        expect(readFilters(new Map(searchParams))).toEqual({
          ...given,
          search: given.search.replaceAll('\0', '').trim(),
        });
      }),
    );
  });

  it('ask the help desk for what they say, and for nothing else', () => {
    expect(searchOf(read(''), 5)).toEqual({ state: 'open', order: 'waiting' });
    expect(searchOf(read('state=all&assignee=me&subject=2&search=ada'), 5)).toEqual({
      ...{ order: 'latest', assigneeId: 5, subjectId: 2, search: 'ada' },
    });
    expect(searchOf(read('assignee=nobody'), 5)).toEqual({ state: 'open', order: 'waiting', assigneeId: 'nobody' });
  });
});
