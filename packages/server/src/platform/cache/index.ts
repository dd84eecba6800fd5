export { type Changes, followChanges, pollChanges, type Poller } from './changes.ts';
export { announceChange, purgeChanges } from './changes.queries.ts';
export { memo } from './memo.ts';
export { type Made, type TaggedCache, taggedCache } from './tagged-cache.ts';
