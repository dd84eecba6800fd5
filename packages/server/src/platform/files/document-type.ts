/** The kinds of documents people send, known by their first bytes: names and declared types prove nothing. */
const SIGNATURES: readonly (readonly [prefix: string, type: string])[] = [
  ['%PDF-', 'application/pdf'],
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff', 'image/jpeg'],
  ['GIF87a', 'image/gif'],
  ['GIF89a', 'image/gif'],
  // Office documents of today are zip archives, those of the past OLE containers.
  ['PK\x03\x04', 'application/zip'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/x-ole-storage'],
];

/** The type of a document by its content; null for what is none that people send (programs, web pages, drawings). */
export function documentType(bytes: Buffer): string | null {
  const head = bytes.toString('latin1', 0, 16);
  const known = SIGNATURES.find(([prefix]) => head.startsWith(prefix));
  if (known !== undefined) return known[1];
  if (/^RIFF[^]{4}WEBP/.test(head)) return 'image/webp';
  return isPlainText(bytes) ? 'text/plain' : null;
}

function isPlainText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Text that a browser or a shell would take for something to run is not what it says.
    return /^[^\p{Cc}]*$/u.test(text.replaceAll(/[\t\n\r\f]/g, '')) && !/^\s*(<|#!)/.test(text);
  } catch {
    return false;
  }
}
