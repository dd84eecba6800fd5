import { domainToASCII } from 'node:url';

// The local part as Django's validator reads it, without the quoted form that no shop has ever seen.
const LOCAL = /^[-!#$%&'*+/=?^_`{}|~0-9A-Z]+(?:\.[-!#$%&'*+/=?^_`{}|~0-9A-Z]+)*$/i;
const DOMAIN = /^(?:[A-Z0-9](?:[A-Z0-9-]{0,61}[A-Z0-9])?\.)+(?:[A-Z0-9-]{2,63}(?<!-))$/i;

/**
 * The address as it is stored and compared: lower case, the domain in its ASCII form. Null when it is not an address.
 * At most 254 characters (RFC 5321).
 */
export function normaliseEmail(text: string): string | null {
  if (text.length > 254) return null;
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  if (at < 1 || local.length > 64 || !LOCAL.test(local)) return null;
  const domain = asciiDomain(text.slice(at + 1));
  if (!DOMAIN.test(domain)) return null;
  const address = `${local}@${domain}`.toLowerCase();
  return address.length <= 254 ? address : null;
}

// The converter reads the host of a URL: it would cut off paths, drop line ends and undo percent signs. Only what has
// letters beyond ASCII, and nothing of that kind, is given to it.
function asciiDomain(domain: string): string {
  if (/^[\x21-\x7e]*$/.test(domain)) return domain;
  return /[\s/\\?#%:@[\]]/.test(domain) ? '' : domainToASCII(domain);
}
