/** Signs by which documents of Word and Excel are known inside their containers, and those of macros. */

const OPEN_XML = [
  ['word/', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
] as const;

// Names of streams in the directory of an OLE container are UTF-16. Installers are such containers too.
const OLE = [
  ['WordDocument', 'application/msword'],
  ['Workbook', 'application/vnd.ms-excel'],
  ['Book', 'application/vnd.ms-excel'],
] as const;

/** The type of a zip archive or an OLE container that is a document; null for any other archive. */
export function officeType(bytes: Buffer): string | null {
  if (!bytes.subarray(0, 2).equals(Buffer.from('PK'))) {
    return OLE.find(([stream]) => bytes.includes(stream, 0, 'utf16le'))?.[1] ?? null;
  }
  // Names of entries stand uncompressed in their heads.
  if (!bytes.includes('[Content_Types].xml')) return null;
  return OPEN_XML.find(([folder]) => bytes.includes(folder))?.[1] ?? null;
}

/** Whether a document carries programs. */
export function isMacro(bytes: Buffer): boolean {
  return bytes.includes('vbaProject.bin') || bytes.includes('_VBA_PROJECT', 0, 'utf16le');
}
