import { message, type MessageKey, translate } from '../../../kernel/messages/index.ts';
import { html, type SafeHtml } from '../../../platform/http/html.ts';
import { CHOICES, LABELS } from './people.ts';
import { SIMULATOR_PATH } from './simulator.ts';

/** Asks who one wants to be: a form for each of them, with all the fields of the request. */
export function askingPage(language: string, shop: string, fields: Readonly<Record<string, string>>): SafeHtml {
  const say = (key: MessageKey, params?: Record<string, string>) => translate(message(key, params), language);
  const buttons = CHOICES.flatMap((choice) =>
    choice === 'other' ? [] : [form({ ...fields, choice }, html`<button>${say(LABELS[choice])}</button>`)],
  );
  const other = html`<label>${say('page_openid_email')} <input name="email" type="email" required /></label>
    <button>${say('page_openid_other')}</button>`;
  return html`<p>${say('page_openid_text', { shop })}</p>
    ${buttons} ${form({ ...fields, choice: 'other' }, other)}`;
}

function form(fields: Readonly<Record<string, string>>, inside: SafeHtml): SafeHtml {
  const inputs = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return html`<form method="get" action="${SIMULATOR_PATH}/answer/">${inputs}${inside}</form>`;
}
