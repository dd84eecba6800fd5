/** The formats pictures are kept and served in. SVG is none of them: it can carry scripts. */
export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif';

/** A picture's format by its first bytes; null for what is none of ours, however it is called. */
export function formatOf(bytes: Buffer): PictureFormat | null {
  const head = bytes.toString('latin1', 0, 32);
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (/^GIF8[79]a/.test(head)) return 'gif';
  if (/^RIFF[^]{4}WEBP/.test(head)) return 'webp';
  return /^[^]{4}ftyp(avif|avis|mif1[^]{4,16}avif)/.test(head) ? 'avif' : null;
}

const FORMATS: ReadonlyMap<string, PictureFormat> = new Map([
  ['jpg', 'jpeg'],
  ['jpeg', 'jpeg'],
  ['png', 'png'],
  ['webp', 'webp'],
  ['avif', 'avif'],
  ['gif', 'gif'],
]);

/** The format a file name's extension stands for, without the dot. */
export function formatNamed(extension: string): PictureFormat | null {
  return FORMATS.get(extension.toLowerCase()) ?? null;
}

export function extensionOf(format: PictureFormat): string {
  return format === 'jpeg' ? 'jpg' : format;
}
