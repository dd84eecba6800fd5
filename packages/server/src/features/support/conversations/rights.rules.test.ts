import { describe, expect, it } from 'vitest';
import { DAY, later } from '../../../platform/clock/index.ts';
import { maySay, ratingFault } from './rights.rules.ts';

const NOW = new Date('2030-01-31T12:00:00Z');
const PLAIN = { closedAt: null, ratedAt: null } as const;

describe('writing on', () => {
  it.each(['open', 'answered'] as const)('is taken in what is %s', (state) => {
    expect(maySay({ ...PLAIN, state }, NOW, 0)).toBe(true);
  });

  it.each([
    [30, 0, true],
    [30, 1, false],
    [0, 0, false],
  ])('opens what was closed 30 days ago within %i days, and not %i ms later', (days, after, taken) => {
    const closed = { ...PLAIN, state: 'closed', closedAt: later(NOW, -30 * DAY - after) } as const;
    expect(maySay(closed, NOW, days)).toBe(taken);
  });
});

describe('a rating', () => {
  it.each([
    ['open', null, 'ticket_105'],
    ['answered', null, null],
    ['closed', null, null],
    // The conversation has gone on since.
    ['open', NOW, null],
    ['closed', later(NOW, -DAY), null],
    ['closed', later(NOW, -DAY - 1), 'ticket_106'],
  ] as const)('in what is %s, rated at %s: %s', (state, ratedAt, fault) => {
    expect(ratingFault({ ...PLAIN, state, ratedAt }, NOW)).toBe(fault);
  });
});
