/** How bytes may travel, the smallest first. */
export const ENCODINGS = ['br', 'gzip'] as const;

export type Encoding = (typeof ENCODINGS)[number];

/** The smallest of those there are that the caller takes (RFC 9110, 12.5.3); null for the bytes as they are. */
export function chooseEncoding(header: string | undefined, there: (encoding: Encoding) => boolean): Encoding | null {
  const taken = new Set(
    (header ?? '')
      .toLowerCase()
      .split(',')
      .map((item) => item.trim().split(/\s*;\s*/))
      .filter(([, weight]) => weight === undefined || Number(weight.replace(/^q=/, '')) > 0)
      .map(([name]) => name),
  );
  return ENCODINGS.find((encoding) => taken.has(encoding) && there(encoding)) ?? null;
}

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

/** What a file of the shop is, by the end of its name; null for what is none of its files. */
export function typeOf(name: string): string | null {
  return TYPES[/\.([a-z0-9]+)$/.exec(name)?.[1] ?? ''] ?? null;
}

/** Whether a file's name tells its content, so that it may be kept for good. */
export function isHashed(path: string): boolean {
  return path.startsWith('assets/');
}

/**
 * What the shop's pages may do: run and look like its own files, show pictures of the server (and of where the server
 * keeps them), talk to the server. Nothing inline, nothing from elsewhere, and nobody frames them.
 */
export function shopPolicy(mediaUrl: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' data: ${new URL(mediaUrl).origin}`,
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
