/**
 * What of a request may be shown: names and shapes. A path, a query or an error may hold somebody's password, token or
 * card; what does not look harmless is told by its length only.
 */

const LONGEST_PATH = 200;
const LONGEST_VALUE = 60;
const MOST_PARAMETERS = 12;

/** What stands for a value that is not shown: `‹32 characters›`. */
export function shapeOf(value: string): string {
  return `‹${value.length} ${value.length === 1 ? 'character' : 'characters'}›`;
}

/**
 * The path without its query. What the route's pattern has word for word is shown; of the rest numbers of few digits and
 * plain words. `pattern` is null for a path that no route has.
 */
export function maskPath(path: string, pattern: string | null): string {
  const fixed = (pattern ?? '').split('/');
  const parts = path.slice(0, 10 * LONGEST_PATH).split('/');
  const shown = parts.map((part, index) => (part === fixed[index] || isPlainPart(part) ? part : shapeOf(part)));
  return cut(shown.join('/'), LONGEST_PATH);
}

// A file's name or a product's address: words in small letters and short numbers, each by itself.
const PLAIN_PART = /^(?:[a-z]{1,20}|\d{1,6})(?:[-_](?:[a-z]{1,20}|\d{1,6}))*(?:\.[a-z]{2,5})?$/;

function isPlainPart(part: string): boolean {
  return part === '' || /^\d{1,9}$/.test(part) || (part.length <= 80 && PLAIN_PART.test(part));
}

const SENSITIVE_WORDS =
  /pass|pwd|token|key|secret|code|card|iban|account|sign|session|csrf|auth|cookie|mail|phone|gsm|hash|nonce|state|reference|name|address|birth|credential/i;
const SENSITIVE_SHORT = /(?:^|[_.-])(?:pin|pan|otp|cvv|cvc|uid|sig)(?:$|[_.-])/i;

/** `page=IndexPage&token=‹40 characters›`; without a leading `?`, empty where there is no query. */
export function maskQuery(query: string): string {
  const pairs = [...new URLSearchParams(query.slice(0, 20 * LONGEST_PATH))];
  const shown = pairs.slice(0, MOST_PARAMETERS).map(([name, value]) => maskPair(name, value));
  return [...shown, ...(pairs.length > MOST_PARAMETERS ? ['…'] : [])].join('&');
}

function maskPair(name: string, value: string): string {
  const shownName = isName(name) ? name : shapeOf(name);
  if (value === '') return shownName;
  const isOpen = isName(name) && !SENSITIVE_WORDS.test(name) && !SENSITIVE_SHORT.test(name) && !mayBeSecret(value);
  return `${shownName}=${isOpen ? cut(value, LONGEST_VALUE) : shapeOf(value)}`;
}

/** Whether a parameter's or cookie's name may be shown: it could be a secret in the wrong place. */
export function isName(text: string): boolean {
  return /^[a-z_][\w.[\]-]{0,39}$/i.test(text) && !mayBeSecret(text);
}

/** Whether a text has the looks of a key, a card, a phone number or an address. Of passwords nothing can be told. */
export function mayBeSecret(text: string): boolean {
  if (text.includes('@') || text.replace(/\D/g, '').length >= 10) return true;
  return (text.match(/[\w+/=.~-]{16,}/g) ?? []).some((run) => run.length > 40 || /\d|[a-z]{25}|[A-Z]{25}/.test(run));
}

/** `https://shop.example` of an `Origin` or `Referer`. */
export function originShown(address: string): string {
  const url = URL.parse(address);
  if (url === null || url.origin === 'null') return address === 'null' ? 'null' : 'no web address';
  const isPlainHost = url.hostname
    .split('.')
    .every((label) => label.length <= 24 && /^[a-z\d-]*$/.test(label) && !mayBeSecret(label));
  return isPlainHost ? url.origin : `${url.protocol}//${shapeOf(url.host)}`;
}

/** An error's text, its first line, without what may be somebody's. */
export function maskText(text: string): string {
  const [line = ''] = text.split('\n', 1);
  const masked = line
    .slice(0, 10 * LONGEST_PATH)
    .replace(/[^\s<>"'(),;]+@[^\s<>"'(),;]+/g, shapeOf)
    .replace(/\d(?:[ -]?\d){5,}/g, shapeOf)
    .replace(/[\w+/=~-]{16,}/g, (run) => (mayBeSecret(run) ? shapeOf(run) : run));
  return cut(masked, LONGEST_PATH);
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
