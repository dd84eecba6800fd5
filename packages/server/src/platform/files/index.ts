export { type Attachment, ATTACHMENT_ENDINGS, cleanAttachment } from './attachment.ts';
export { documentType } from './document-type.ts';
