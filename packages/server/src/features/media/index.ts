export { type Media, type MediaDeps, openMedia } from './media.deps.ts';
export { mediaRoutes } from './media.routes.ts';
export { type NewPicture, storePicture, type StoredPicture } from './media.service.ts';
export { type PictureSize, pictureUrl } from './media.url.ts';
