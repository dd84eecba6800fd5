import { describe, expect, it } from 'vitest';
import { message } from '../../../kernel/messages/index.ts';
import { readCard, type TypedFields } from './card.rules.ts';

const NOW = new Date('2030-04-30T23:00:00Z');
const GOOD: TypedFields = {
  ...{ agreement: true, card_holder: 'Çağla Öztürk', card_number: '5555 5555 5555 4444' },
  ...{ card_month: '04', card_year: '2030', card_cvv: '123' },
};

const read = (over: TypedFields = {}, bin = '555555') => readCard({ ...GOOD, ...over }, { bin, now: NOW });

/** The fields that are wrong. */
function wrong(over: TypedFields, bin?: string): string[] {
  const answer = read(over, bin);
  return 'kind' in answer && answer.kind === 'refused' ? Object.keys(answer.errors) : [];
}

describe('a typed card', () => {
  it('is read without its blanks, until its month is over', () => {
    const answer = read();
    const card = 'kind' in answer ? null : answer.card;
    expect([card?.number, card?.month, card?.year]).toEqual(['5555555555554444', 4, 2030]);
    expect(wrong({ card_year: '30' })).toEqual([]);
    expect(wrong({ card_cvv: '1234' })).toEqual([]);
  });

  it.each<[string, TypedFields, string]>([
    ['no word of agreement', { agreement: false }, 'agreement'],
    ['no number', { card_number: null }, 'card_number'],
    ['a slip of the key', { card_number: '5555555555554445' }, 'card_number'],
    ['letters', { card_number: '55555555555544ab' }, 'card_number'],
    ['digits of another script', { card_number: '５５５５５５５５５５５５４４４４' }, 'card_number'],
    ['too short a number', { card_number: '555555' }, 'card_number'],
    ['no holder', { card_holder: ' ' }, 'card_holder'],
    ['a holder of digits', { card_holder: '4111 1111' }, 'card_holder'],
    ['the thirteenth month', { card_month: '13' }, 'card_month'],
    ['a month that is over', { card_month: '3' }, 'card_year'],
    ['a year that is over', { card_year: '2029' }, 'card_year'],
    ['a year far away', { card_year: '2051' }, 'card_year'],
    ['no year', { card_year: 'next' }, 'card_year'],
    ['a code of two digits', { card_cvv: '12' }, 'card_cvv'],
  ])('is refused with %s', (_what, over, name) => {
    expect(wrong(over)).toEqual([name]);
  });

  it.each<[string, TypedFields]>([
    ['absent', {}],
    ['null', { card_holder: null, card_number: null, card_month: null, card_year: null, card_cvv: null }],
    ['blank', { card_holder: ' ', card_number: ' ', card_month: ' ', card_year: ' ', card_cvv: ' ' }],
  ])('says first what is missing: %s', (_what, given) => {
    const required = [message('required')];
    expect(readCard({ agreement: true, ...given }, { bin: '555555', now: NOW })).toEqual({
      kind: 'refused',
      errors: {
        ...{ card_holder: required, card_number: required },
        ...{ card_month: required, card_year: required, card_cvv: required },
      },
    });
  });

  it('must be the card that the instalments were chosen for', () => {
    expect(wrong({}, '545454')).toEqual(['card_number']);
  });

  it('never comes back in a message', () => {
    const answer = JSON.stringify(read({ card_number: '5555555555554445', card_cvv: '98765', card_holder: '4111' }));
    expect(answer).not.toMatch(/5555|98765|4111/);
  });
});
