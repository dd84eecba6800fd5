import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { escapeHtml, html, page, pagePolicy, stylesheet } from './html.ts';

describe('html', () => {
  test('escapes what is interpolated', () => {
    const text = `<script>"&'</script>`;
    expect(escapeHtml(text)).toBe('&lt;script&gt;&quot;&amp;&#39;&lt;/script&gt;');
    expect(html`<b title="${text}">${text}</b>`.toString()).toBe(
      `<b title="${escapeHtml(text)}">${escapeHtml(text)}</b>`,
    );
  });

  test('escapes once: markup of its own stays, lists are joined', () => {
    const items = ['<', '>'].map((item) => html`<li>${item}</li>`);
    expect(
      html`<ul>
        ${items}
      </ul>`
        .toString()
        .replace(/\s/g, ''),
    ).toBe('<ul><li>&lt;</li><li>&gt;</li></ul>');
    expect(html`${html`<b>${1}</b>`}`.toString()).toBe('<b>1</b>');
  });

  test('an object that only looks like markup does not get through', () => {
    const forged = { toString: () => '<script>' };
    // @ts-expect-error only `html` makes SafeHtml
    expect(() => html`${forged}`.toString()).toThrow(TypeError);
  });
});

describe('page', () => {
  test('is a document of its language with an escaped title', () => {
    const document = page({ title: 'Yeni <parola>', language: 'tr', body: html`<h1>Merhaba</h1>` });
    expect(document).toMatch(/^<!doctype html>/);
    expect(document).toContain('<html lang="tr">');
    expect(document).toContain('<title>Yeni &lt;parola&gt;</title>');
    expect(document).toContain('<h1>Merhaba</h1>');
    expect(document).not.toContain('http-equiv');
  });

  test('loads itself again when asked to', () => {
    const document = page({ title: 'x', language: 'en', body: html``, refreshSeconds: 5 });
    expect(document).toContain('<meta http-equiv="refresh" content="5" />');
  });

  test('its policy allows its style and nothing else', () => {
    const style = /<style>(.*)<\/style>/s.exec(page({ title: 'x', language: 'en', body: html`` }))?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(pagePolicy()).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    );
  });

  test('may have a stylesheet of its own, which its policy allows instead', () => {
    const style = stylesheet('b { color: red }');
    const document = page({ title: 'x', language: 'en', body: html``, style, header: html`<header>Top</header>` });
    expect(document.match(/<style>/g)).toHaveLength(1);
    expect(document).toContain('<style>b { color: red }</style>');
    expect(document).toMatch(/<header>Top<\/header>\s*<main/);
    const hash = createHash('sha256').update('b { color: red }').digest('base64');
    expect(pagePolicy({ 'img-src': ["'self'"] }, style)).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; img-src 'self'`,
    );
  });

  test('may load another address the next time', () => {
    const document = page({
      title: 'x',
      language: 'en',
      body: html``,
      refreshSeconds: 60,
      refreshAddress: '/a/?b&c="',
    });
    expect(document).toContain('content="60; url=/a/?b&amp;c=&quot;"');
  });

  test('a page can allow more', () => {
    const policy = pagePolicy({ 'form-action': ['https://shop.example'], 'script-src': ['https://js.example'] });
    expect(policy).toContain("form-action 'self' https://shop.example;");
    expect(policy).toMatch(/; script-src https:\/\/js\.example$/);
    expect(pagePolicy({ 'frame-ancestors': ['https://a.example'] })).toMatch(/; frame-ancestors https:\/\/a\.example$/);
  });
});
