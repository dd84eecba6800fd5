import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { CardDetails } from './card-details.ts';

const typed = { holder: 'Ada Example', number: '5555555555554444', month: 12, year: 2034, cvv: '987' };

it('tells those who ask, and nobody who looks', () => {
  const card = new CardDetails(typed);
  expect([card.holder, card.number, card.month, card.year, card.cvv]).toEqual(Object.values(typed));
  const error = Object.assign(new Error('The card is bad'), { card });
  const looks = [
    JSON.stringify({ card }),
    inspect(card, { depth: null, showHidden: true, getters: true }),
    inspect(error, { depth: null, showHidden: true }),
    JSON.stringify(Object.entries(card)),
    JSON.stringify(Object.assign({}, card)),
    JSON.stringify(structuredClone(Object.assign({}, card))),
  ].join('\n');
  for (const secret of ['Ada', '5555', '4444', '2034', '987']) expect(looks).not.toContain(secret);
});
