/** Language (primary tag) to its name in itself: `tr` → `Türkçe`. */
export function languageNames(languages: readonly string[]): Record<string, string> {
  return Object.fromEntries(languages.map((language) => [language, nameOf(language)]));
}

function nameOf(language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}

/** Everything public may be read; what belongs to one customer needs no visit. */
export function robotsText(publicUrl: string): string {
  const personal = ['/account/', '/baskets/', '/orders/', '/users/', '/wishlists/'];
  const lines = ['User-agent: *', ...personal.map((path) => `Disallow: ${path}`)];
  return [...lines, '', `Sitemap: ${publicUrl}/sitemap.xml`, ''].join('\n');
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['json', 'application/json; charset=utf-8'],
  ['txt', 'text/plain; charset=utf-8'],
  ['xml', 'application/xml; charset=utf-8'],
]);

/** By the file's name: files without an ending are JSON where a platform says so, else text. */
export function contentTypeOf(path: string): string {
  const name = path.split('/').at(-1) ?? '';
  if (name === 'apple-app-site-association') return 'application/json; charset=utf-8';
  if (!name.includes('.')) return 'text/plain; charset=utf-8';
  return TYPES.get(name.split('.').at(-1) ?? '') ?? 'application/octet-stream';
}
