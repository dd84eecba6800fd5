export { type Attachment, cleanAttachment } from './attachment.ts';
export { documentType } from './document-type.ts';
