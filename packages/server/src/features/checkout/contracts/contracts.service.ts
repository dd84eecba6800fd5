import { notFound } from '../../../kernel/errors.ts';
import type { Caller } from '../../../platform/http/index.ts';
import type { CheckoutDeps } from '../checkout.deps.ts';
import type { Checkout } from '../checkout.ts';
import { openCheckout } from '../flow/opening.service.ts';
import { isContractName } from './rendering.rules.ts';
import { TEMPLATES } from './templates.ts';

/** Reads the shop's own template; null where there is none of this name. */
export type ReadTemplate = (file: string) => Promise<string | null>;

/** A contract, and the checkout that it is about. */
export interface Contract {
  readonly template: string;
  readonly checkout: Checkout;
}

/**
 * The contract of a name in the caller's language, else in the shop's, else in any it is written in: the shop's own, or the
 * one that comes with the server.
 * @throws Refusal not_found for a name that stands for none, and where there is no checkout
 */
export async function getContract(
  deps: CheckoutDeps,
  caller: Caller,
  { name, read }: { readonly name: string; readonly read: ReadTemplate },
): Promise<Contract> {
  const languages = [caller.language, deps.config.defaultLanguage];
  const template = isContractName(name) ? ((await ownTemplate(read, name, languages)) ?? given(name, languages)) : null;
  const opened = template === null ? null : await openCheckout(deps, caller);
  if (template === null || opened === null) throw notFound();
  return { template, checkout: opened.checkout };
}

async function ownTemplate(read: ReadTemplate, name: string, languages: readonly string[]): Promise<string | null> {
  for (const file of [...languages.map((language) => `${name}.${language}.html`), `${name}.html`]) {
    const text = await read(file);
    if (text !== null) return text;
  }
  return null;
}

function given(name: string, languages: readonly string[]): string | null {
  const texts = Object.hasOwn(TEMPLATES, name) ? TEMPLATES[name] : undefined;
  const language = [...languages, 'en'].find((one) => texts !== undefined && Object.hasOwn(texts, one));
  return language === undefined ? null : (texts?.[language] ?? null);
}
