export { type CacheOptions, type FileCache, fileCache } from './cache.ts';
export { type FileStorage, folderStorage, type OpenFile } from './files.ts';
export { isPlainPath } from './paths.ts';
