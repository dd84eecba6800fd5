import type { HandOver } from '../../src/features/payments/index.ts';
import type { TestShop } from './app.ts';
import type { Answer } from './customer.ts';

/** A form of a page. */
export interface Form {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** The forms of a page, in order. */
export function formsIn(html: string): Form[] {
  return [...html.matchAll(/<form method="post" action="([^"]*)">([\s\S]*?)<\/form>/g)].map(
    ([, action = '', body = '']) => {
      const inputs = [...body.matchAll(/<input\s+type="hidden"\s+name="([^"]*)"\s+value="([^"]*)"\s*\/>/g)];
      return {
        action: plain(action),
        fields: Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, plain(value)])),
      };
    },
  );
}

const plain = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** What a browser does that is handed over. */
export function openBank(shop: TestShop, { action, method, fields }: HandOver): Promise<Answer> {
  const { pathname } = new URL(action);
  const browser = shop.visit({ origin: 'https://storefront.example.com', 'sec-fetch-site': 'cross-site' });
  if (method === 'POST') return browser.send('POST', pathname, { form: fields });
  return browser.get(`${pathname}?${new URLSearchParams(fields).toString()}`);
}

/** Answers the bank's question as its page does. */
export function answerBank(shop: TestShop, page: Answer, answer: 'confirm' | 'refuse'): Promise<Answer> {
  const form = formsIn(page.text).find(({ fields }) => fields['answer'] === answer);
  if (form === undefined) throw new Error(`The page has no form to ${answer}: ${page.text}`);
  return shop.visit().send('POST', form.action, { form: { ...form.fields } });
}

/**
 * Goes through the bank's or wallet's page to its end.
 * @returns what the browser posts to the shop then; null where no way leads back
 */
export async function goThroughBank(
  shop: TestShop,
  handOver: HandOver,
  answer: 'confirm' | 'refuse' = 'confirm',
): Promise<Form | null> {
  const end = await answerBank(shop, await openBank(shop, handOver), answer);
  if (end.status !== 200) throw new Error(`The bank answered ${end.status}: ${end.text}`);
  return formsIn(end.text)[0] ?? null;
}
