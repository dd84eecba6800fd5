import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseEmail } from './email.ts';

const long = (length: number) => 'a'.repeat(length);

describe('normaliseEmail', () => {
  it.each([
    ['ada@example.org', 'ada@example.org'],
    ['Ada.Lovelace@Example.ORG', 'ada.lovelace@example.org'],
    ['a@b.co', 'a@b.co'],
    ["o'neill+shop@mail.example.org", "o'neill+shop@mail.example.org"],
    ['!#$%&*/=?^_`{|}~-@example.org', '!#$%&*/=?^_`{|}~-@example.org'],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
    ['ada@XN--BCHER-KVA.example', 'ada@xn--bcher-kva.example'],
    ['ada@example.xn--p1ai', 'ada@example.xn--p1ai'],
    ['ada@192.0.2.17', 'ada@192.0.2.17'],
    ['ada@ＥＸＡＭＰＬＥ。org', 'ada@example.org'],
    [`${long(64)}@example.org`, `${long(64)}@example.org`],
  ])('reads %j as %j', (text, address) => {
    expect(normaliseEmail(text)).toBe(address);
  });

  it.each([
    ...['', '@', 'ada', 'ada@', '@example.org', 'ada@example', 'ada@localhost', 'ada@@example.org', 'a@b@c.org'],
    ...['ada@example..org', 'ada@.example.org', 'ada@example.org.', 'ada@-example.org', 'ada@example-.org'],
    ...['.ada@example.org', 'ada.@example.org', 'a..da@example.org', '"ada"@example.org', 'a da@example.org'],
    ...['ada@exam ple.org', 'ada@example.org\n', 'ada@example.org\r\nBcc: x@y.zz', 'ada\0@example.org', 'ada,x@y.zz'],
    ...['<ada@example.org>', 'Ada <ada@example.org>', 'ada@[127.0.0.1]', 'ada@example.o', 'ada@exa_mple.org'],
    ...[
      'ädä@example.org',
      'ada@example.org/path',
      'ada@example.org?x',
      'ada@example.org:80',
      'ada@ex%61mple.org',
      'ada@exa\nmple.org',
      'ada@büc\nher.example',
      'ada@bücher.example/x',
      'ada@example.org#x',
    ],
    ...[
      'undefined',
      'null',
      `${long(65)}@example.org`,
      `ada@${long(64)}.org`,
      `ada@${`${long(60)}.`.repeat(4)}organisation`,
    ],
  ])('finds no address in %j', (text) => {
    expect(normaliseEmail(text)).toBeNull();
  });

  it('reads its own answers as they are, and these are what the database takes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary' }), fc.webUrl()), (text) => {
        const address = normaliseEmail(text);
        if (address === null) return;
        expect(normaliseEmail(address)).toBe(address);
        expect(address).toMatch(/^[\x21-\x7e]{3,254}$/);
        expect(address).toBe(address.toLowerCase());
      }),
    );
  });
});
