export { csrfTokensMatch, isCsrfToken, newCsrfToken, remaskCsrfToken } from './csrf-tokens.ts';
export { type HashPool, hashPool, TooManyHashes } from './hash-pool.ts';
export { type Passwords, passwords } from './passwords.ts';
export { keyHash, type SessionKeys, sessionKeys } from './session-keys.ts';
export { type Signer, signer } from './signing.ts';
export { checkLinkToken, makeLinkToken } from './timestamped.ts';
