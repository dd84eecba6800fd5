import { describe, expect, it } from 'vitest';
import { DAY, later } from '../../../platform/clock/index.ts';
import { maySay, ratingFault } from './rights.rules.ts';

const NOW = new Date('2030-01-31T12:00:00Z');

describe('writing on', () => {
  it.each(['open', 'answered'] as const)('is taken in what is %s', (state) => {
    expect(maySay({ state, closedAt: null }, NOW, 0)).toBe(true);
  });

  it.each([
    [30, 0, true],
    [30, 1, false],
    [0, 0, false],
  ])('opens what was closed 30 days ago within %i days, and not %i ms later', (days, after, taken) => {
    const closed = { state: 'closed', closedAt: later(NOW, -30 * DAY - after) } as const;
    expect(maySay(closed, NOW, days)).toBe(taken);
  });
});

describe('a rating', () => {
  it.each([
    ['open', null, false, 'ticket_105'],
    // The customer has said thanks since.
    ['open', null, true, null],
    ['answered', null, true, null],
    ['closed', null, false, null],
    // The conversation has gone on since.
    ['open', NOW, false, null],
    ['closed', later(NOW, -DAY), true, null],
    ['closed', later(NOW, -DAY - 1), true, 'ticket_106'],
  ] as const)('in what is %s, rated at %s, answered %s: %s', (state, ratedAt, isAnswered, fault) => {
    expect(ratingFault({ state, ratedAt, isAnswered }, NOW)).toBe(fault);
  });
});
