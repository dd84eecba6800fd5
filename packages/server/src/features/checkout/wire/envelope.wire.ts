import { type FieldErrors } from '../../../kernel/errors.ts';
import { translate } from '../../../kernel/messages/index.ts';
import type { AsidePage, StepPage } from '../pages/page.ts';

/** One entry of `context_list`. */
export interface Context {
  readonly page_name: string;
  readonly page_slug: string;
  readonly page_context: object;
}

/** What every call of the checkout answers (Wire: docs/protocol/checkout.md, "The answer"). */
export interface Envelope {
  readonly contexts: readonly Context[];
  readonly errors: FieldErrors | null;
  /** A guest has to tell who they are, or sign in, first. */
  readonly isBeforeEntry: boolean;
  /** As JSON; null where there is no checkout. */
  readonly preOrder: Buffer | null;
  /** Where clients go instead; only where the checkout cannot go on. */
  readonly redirectUrl: string | null;
}

export function contextOf({ name }: Pick<StepPage | AsidePage, 'name'>, context: object): Context {
  return { page_name: name, page_slug: name.toLowerCase(), page_context: context };
}

const INSTALMENTS = new Set(['card_type', 'installments']);

/** Clients take no notice of instalments beside a choice of delivery options: they are left out there. */
function readable(contexts: readonly Context[]): readonly Context[] {
  const isMixed = contexts.some(({ page_name: name }) => name === 'DeliveryOptionSelectionPage');
  if (!isMixed) return contexts;
  return contexts.map((context) => {
    const entries = Object.entries(context.page_context).filter(([key]) => !INSTALMENTS.has(key));
    return { ...context, page_context: Object.fromEntries(entries) };
  });
}

/** The answer as JSON in UTF-8: the basket in it is written already. */
export function writeEnvelope({ contexts, errors, ...rest }: Envelope, language: string): Buffer {
  const { isBeforeEntry, preOrder, redirectUrl } = rest;
  const head = JSON.stringify({
    context_list: readable(contexts),
    template_name: isBeforeEntry ? 'orders/index.html' : 'orders/checkout.html',
    errors: errors === null ? null : presentErrors(errors, language),
    ...(redirectUrl === null ? {} : { redirect_url: redirectUrl }),
  });
  if (preOrder === null) return Buffer.from(head);
  return Buffer.concat([Buffer.from(`${head.slice(0, -1)},"pre_order":`), preOrder, Buffer.from('}')]);
}

function presentErrors(errors: FieldErrors, language: string): Record<string, string[]> {
  const entries = Object.entries(errors).map(
    ([field, texts]) => [field, texts.map((text) => translate(text, language))] as const,
  );
  return Object.fromEntries(entries);
}
