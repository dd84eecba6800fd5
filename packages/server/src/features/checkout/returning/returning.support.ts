import type { TestShop } from '../../../../tests/support/app.ts';

/** Leaving for the simulated bank, and what it gives the browser to come back with. */

export interface Form {
  readonly action: string;
  readonly method: string;
  readonly fields: Record<string, string>;
}

const PLAIN: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const plain = (text: string) => text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => PLAIN[entity] ?? entity);

export function formsIn(html: string): Form[] {
  return [...html.matchAll(/<form method="(\w+)" action="([^"]*)">([\s\S]*?)<\/form>/g)].map(
    ([, method, action, body]) => {
      const inputs = [...(body ?? '').matchAll(/name="([^"]*)" value="([^"]*)"/g)];
      const fields = Object.fromEntries(inputs.map(([, name = '', value = '']) => [plain(name), plain(value)]));
      return { method: method ?? '', action: plain(action ?? ''), fields };
    },
  );
}

export const pathOf = (address: string) => new URL(address).pathname + new URL(address).search;

/** A browser that is at the bank's: it has none of the shop's cookies. */
export const elsewhere = (shop: TestShop) => shop.visit({ accept: 'text/html' });

/** Opens the bank's page and answers it. @returns the form that leads back */
export async function atTheBank(shop: TestShop, form: Form, answer: 'confirm' | 'refuse'): Promise<Form> {
  const opened =
    form.method === 'get'
      ? await elsewhere(shop).get(`${pathOf(form.action)}?${new URLSearchParams(form.fields).toString()}`)
      : await elsewhere(shop).send('POST', pathOf(form.action), { form: form.fields });
  const [question] = formsIn(opened.text);
  if (question === undefined) throw new Error(`No question: ${opened.status} ${opened.text}`);
  const told = await elsewhere(shop).send('POST', '/simulator/answer/', { form: { ...question.fields, answer } });
  const [back] = formsIn(told.text);
  if (back === undefined) throw new Error(`No way back: ${told.status} ${told.text}`);
  return back;
}
