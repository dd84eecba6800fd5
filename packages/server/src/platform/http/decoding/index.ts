export { type Decoder, decoderFor } from './decode.ts';
export * as fields from './fields.ts';
export type { UploadedFile } from './fields.ts';
export { fileListsIn, isRecord } from './nodes.ts';
