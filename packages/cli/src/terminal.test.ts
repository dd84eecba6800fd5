import { expect, it } from 'vitest';
import { typedOn } from './terminal.ts';

it.each([
  ['', 'abc', { text: 'abc', end: null }],
  ['ab', 'c\r', { text: 'abc', end: 'given' }],
  ['ab', '\n', { text: 'ab', end: 'given' }],
  ['', 'pasted\nand more', { text: 'pasted', end: 'given' }],
  ['ab', '\u007f', { text: 'a', end: null }],
  ['🐎', '\u007f', { text: '', end: null }],
  ['', '\u007f\u007fx', { text: 'x', end: null }],
  ['secret', '\u0003', { text: '', end: 'broken' }],
  ['secret', '\u0004', { text: '', end: 'broken' }],
])('of %j and the keys %j', (text, keys, typed) => {
  expect(typedOn(text, keys)).toEqual(typed);
});
