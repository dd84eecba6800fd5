const COOKIE = 'messages';

/** What the server left for people when it sent the browser here (docs/protocol/social.md), once; null where nothing. */
export function takeMessage(): string | null {
  const found = document.cookie.split('; ').find((cookie) => cookie.startsWith(`${COOKIE}=`));
  if (found === undefined) return null;
  document.cookie = `${COOKIE}=; Path=/; Max-Age=0`;
  return textIn(found.slice(COOKIE.length + 1));
}

/** `[["__json_message", 0, level, text]]` */
function textIn(value: string): string | null {
  try {
    const messages: unknown = JSON.parse(decodeURIComponent(value));
    const message: unknown = Array.isArray(messages) ? messages[0] : null;
    const text: unknown = Array.isArray(message) ? message[3] : null;
    return typeof text === 'string' ? text : null;
  } catch {
    return null;
  }
}
