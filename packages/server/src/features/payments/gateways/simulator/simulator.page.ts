import { message, type MessageKey, type MessageParams, translate } from '../../../../kernel/messages/index.ts';
import { html, type SafeHtml } from '../../../../platform/http/html.ts';

export interface PageText {
  readonly language: string;
  /** Name of the shop. */
  readonly shop: string;
}

export interface Payment {
  readonly order: string;
  readonly amount: string;
  readonly currency: string;
}

/** Asks the shopper: two forms, each with all the signed fields and one answer. */
export function question(
  { language, shop }: PageText,
  payment: Payment & { readonly wallet: boolean },
  fields: Readonly<Record<string, string>>,
): SafeHtml {
  const say = speaker(language);
  const { order, amount, currency, wallet } = payment;
  return html`<p>${say(wallet ? 'page_wallet_text' : 'page_bank_text')}</p>
    <p><strong>${say('page_bank_amount', { amount, currency, order, shop })}</strong></p>
    ${form('/simulator/answer/', { ...fields, answer: 'confirm' }, say('page_bank_confirm'))}
    ${form('/simulator/answer/', { ...fields, answer: 'refuse' }, say('page_bank_refuse'))}`;
}

/** Says how it ended, with the way back to the shop if there is one. */
export function ending(
  language: string,
  captured: boolean,
  way: { readonly action: string; readonly fields: Readonly<Record<string, string>> } | null,
): SafeHtml {
  const say = speaker(language);
  const end = html`<p>${say(captured ? 'page_bank_confirmed' : 'page_bank_refused')}</p>`;
  if (way === null)
    return html`${end}
      <p>${say('page_bank_no_return')}</p>`;
  return html`${end}${form(way.action, way.fields, say('page_bank_return'))}`;
}

function speaker(language: string) {
  return (key: MessageKey, params?: MessageParams) => translate(message(key, params), language);
}

function form(action: string, fields: Readonly<Record<string, string>>, button: string): SafeHtml {
  const inputs = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return html`<form method="post" action="${action}">${inputs}<button>${button}</button></form>`;
}
