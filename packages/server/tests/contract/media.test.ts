import { expect, it } from 'vitest';
import { isRecord } from '../../src/platform/http/decoding/index.ts';
import { useShop } from '../support/app.ts';
import { field } from '../support/customer.ts';

/** What the document says is sent. That it is sent is held by `tests/support/contract.ts`, in every test. */

const shop = useShop();

type Answers = Record<string, unknown>;

const records = (value: unknown): [string, unknown][] => Object.entries(isRecord(value) ? value : {});

/** Of every operation. */
async function answers(): Promise<Map<string, Answers>> {
  const { json } = await shop().visit().get('/openapi.json');
  const operations = records(field(json, 'paths')).flatMap(([, item]) => records(item).map(([, one]) => one));
  return new Map(
    operations.map((one) => [String(field(one, 'operationId')), Object.fromEntries(records(field(one, 'responses')))]),
  );
}

const typesOf = (answer: unknown) => records(field(answer, 'content')).map(([type]) => type);

it.each([
  ['getSitemap', 200, ['application/xml']],
  ['getRobots', 200, ['text/plain']],
  ['exportB2bBasket', 200, ['text/csv']],
  ['downloadDataExport', 200, ['application/zip']],
  ['getConversationFile', 200, ['*/*']],
  ['getContract', 200, ['text/html']],
  ['showLogOut', 200, ['text/html']],
  ['getCaptcha', 200, ['application/json', 'text/html']],
  ['confirmEmail', 302, []],
  ['removeAddress', 204, []],
  ['submitCheckoutPage', 200, ['application/json']],
  ['submitCheckoutPage', 303, []],
  ['openConversationPage', 404, ['text/html']],
])('says what is sent: %s %i', async (operation, status, types) => {
  const own = (await answers()).get(operation);
  expect(Object.keys(own ?? {})).toContain(String(status));
  expect(typesOf(own?.[status])).toEqual(types);
});

it('describes all JSON, and nothing of an empty answer', async () => {
  for (const [operation, own] of await answers()) {
    for (const [status, answer] of Object.entries(own)) {
      const json = field(field(answer, 'content'), 'application/json');
      if (json !== undefined)
        expect(Object.keys(field(json, 'schema') ?? {}), `${operation} ${status}`).not.toEqual([]);
      if (/^(204|3..)$/.test(status)) expect(typesOf(answer), `${operation} ${status}`).toEqual([]);
    }
  }
});

it('says where redirects say where they lead', async () => {
  const own = (await answers()).get('showRedirection');
  expect(own?.['303']).toEqual({
    description: 'Leads on',
    headers: { Location: { schema: { type: 'string' }, description: 'Where to' } },
  });
});
