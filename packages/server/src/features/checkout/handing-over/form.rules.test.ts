import { describe, expect, it } from 'vitest';
import { addressOf, formOf } from './form.rules.ts';

const post = { action: 'https://bank.example/3d?x=1', method: 'POST', fields: { a: '1' } } as const;
const get = { action: 'https://wallet.example/pay?x=1', method: 'GET', fields: { a: 'ü&' } } as const;

describe('a hand-over', () => {
  it('by POST is a form as it is', () => {
    expect(formOf(post)).toEqual(post);
    expect(addressOf(post)).toBeNull();
  });

  it('by GET keeps what its address asks for', () => {
    expect(formOf(get)).toEqual({ action: 'https://wallet.example/pay', method: 'GET', fields: { x: '1', a: 'ü&' } });
    expect(addressOf(get)).toBe('https://wallet.example/pay?x=1&a=%C3%BC%26');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '/orders/', ''])('leads nowhere but to the web: %s', (action) => {
    expect(formOf({ ...post, action })).toBeNull();
    expect(addressOf({ ...get, action })).toBeNull();
  });
});
