import { NON_FIELD } from '../../../kernel/errors.ts';
import { translate } from '../../../kernel/messages/index.ts';
import type { Signer } from '../../../platform/crypto/index.ts';
import { writeEnvelope } from '../wire/envelope.wire.ts';
import { completedPath, thankYou } from '../wire/placed.wire.ts';
import type { Returned } from './returning.service.ts';

interface ReturnDeps {
  readonly signer: Signer;
}

/** The answer to programs: what is told of somebody else's order is where its page is, which shows it to nobody else. */
export function writeReturned({ signer }: ReturnDeps, returned: Returned, language: string): Buffer {
  const nothing = { errors: null, isBeforeEntry: false, preOrder: null, redirectUrl: null };
  if (returned.kind === 'refused') {
    return asciiOnly(writeEnvelope({ ...nothing, contexts: [], errors: returned.errors }, language));
  }
  const { order, isOwn } = returned;
  const preOrder = isOwn && order.receipt !== null ? Buffer.from(JSON.stringify(order.receipt)) : null;
  return writeEnvelope({ ...nothing, contexts: [thankYou(signer, order)], preOrder }, language);
}

/** Storefronts put the errors into a cookie as they come: no letters beyond ASCII, no semicolons. */
function asciiOnly(json: Buffer): Buffer {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return Buffer.from(json.toString().replaceAll(/[;\u007f-\uffff]/g, escaped));
}

/** Where a browser goes on to, below the storefront's address. */
export function returnPath({ signer }: ReturnDeps, returned: Returned, language: string): string {
  if (returned.kind === 'placed') return completedPath(signer, returned.order);
  const [text] = returned.errors[NON_FIELD] ?? [];
  const told = text === undefined ? '' : `?error=${encodeURIComponent(translate(text, language))}`;
  return `/orders/checkout/${told}`;
}
