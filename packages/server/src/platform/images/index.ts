export { type Crop, type Derivation, derive, type Size, UnreadablePicture } from './derive.ts';
export { extensionOf, formatNamed, type PictureFormat } from './formats.ts';
export { library } from './library.ts';
export { pictureLine, type PictureLine } from './line.ts';
export { cleanInLine, cleanOriginal, formatToKeep, measure, type Original } from './original.ts';
export { squareWebp } from './square.ts';
