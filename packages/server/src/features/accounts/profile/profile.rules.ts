/** What the server itself keeps among a customer's attributes; a client cannot write it. */
const RESERVED: ReadonlySet<string> = new Set([
  'register_client_type',
  'logged_ip',
  'confirm',
  'kvkk_confirm',
  'kvkk_flat_page_version',
  'verified_phone',
  'verified_user',
  'verification_required',
  'user_type',
]);

const MOST_CHARACTERS = 4096;

/**
 * The attributes of the shop's own that a customer may write; reserved ones are passed over.
 * Null when together with those present they would be more than 4096 characters of JSON.
 */
export function shopAttributes(
  present: Readonly<Record<string, unknown>>,
  asked: Readonly<Record<string, unknown>>,
): Record<string, unknown> | null {
  const allowed = Object.fromEntries(Object.entries(asked).filter(([name]) => !RESERVED.has(name)));
  return JSON.stringify({ ...present, ...allowed }).length > MOST_CHARACTERS ? null : allowed;
}
