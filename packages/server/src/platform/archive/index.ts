export { type Archive, DamagedArchive, openArchive } from './reader.ts';
export { type AddedFile, type ArchivedFile, type ArchiveWriter, writeArchive } from './writer.ts';
