import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { type Catalogue, catalogues, message, translate } from './index.ts';

const gaps = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
const english = new Map<string, string>(Object.entries(en));

describe.each(Object.entries(catalogues))('the catalogue %s', (_language, catalogue: Catalogue) => {
  it('has every message', () => {
    expect(Object.keys(catalogue).sort()).toEqual([...english.keys()].sort());
  });

  it.each(Object.entries(catalogue))('says %s with the same gaps as in English', (key, text) => {
    const original = english.get(key) ?? '';
    expect(gaps(text)).toEqual(gaps(original));
    expect(text.trim()).toBe(text);
    expect(text).not.toBe('');
    expect(text.replace(/\{\w+\}/g, '')).not.toMatch(/[{}<>]/);
  });
});

describe('translate', () => {
  it('fills the gaps', () => {
    expect(translate(message('max_length', { max: 50 }), 'en')).toBe(
      'Ensure this field has no more than 50 characters.',
    );
  });

  it('translates messages within messages', () => {
    const text = message('password_too_similar', { attribute: message('attribute_email') });
    expect(translate(text, 'tr')).toBe('Parola, e-posta adresi ile çok benzer.');
  });

  it('speaks English where it does not know the language', () => {
    for (const language of ['de', '', 'constructor', '__proto__', 'toString']) {
      expect(translate(message('not_found'), language)).toBe('Not found.');
    }
  });

  it('fills gaps once: what is filled in is no template', () => {
    expect(translate(message('invalid_choice', { value: '{value} {max} $& $1' }), 'en')).toBe(
      '"{value} {max} $& $1" is not a valid choice.',
    );
  });

  it('leaves a gap that nothing fills', () => {
    expect(translate(message('max_length', {}), 'en')).toBe('Ensure this field has no more than {max} characters.');
    const inherited = message('mail_reset_text', { name: 'Ada' });
    expect(translate(inherited, 'en')).toContain('{link}');
  });
});
