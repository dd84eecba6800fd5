import Fastify from 'fastify';
import { Type } from 'typebox';
import { expect, it } from 'vitest';
import { isRecord } from '../../src/platform/http/decoding/index.ts';
import { installOpenApi, named, openApiDocument, shared } from '../../src/platform/http/index.ts';
import { useShop } from '../support/app.ts';
import { field } from '../support/customer.ts';
import { dereferenced } from '../support/openapi.ts';

const shop = useShop();
const ABOUT = { version: '1.0.0', sessionCookieName: 'sid' };

async function document(): Promise<Record<string, unknown>> {
  const { json } = await shop().visit().get('/openapi.json');
  if (!isRecord(json)) throw new Error('No document');
  return json;
}

function references(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(references);
  if (!isRecord(part)) return [];
  return typeof part['$ref'] === 'string' ? [part['$ref']] : Object.values(part).flatMap(references);
}

it('says with references what the schemas of the routes say in full', async () => {
  const whole = await document();
  // What is told to the decoder alone is no part of it.
  const described = (key: string, value: unknown) => (key.startsWith('x-') && key !== 'x-access' ? undefined : value);
  const inFull: unknown = JSON.parse(JSON.stringify(shop().app.swagger(), described));
  expect(dereferenced(whole['paths'], whole)).toEqual(field(inFull, 'paths'));
});

it('refers to everything that it names', async () => {
  const whole = await document();
  const { schemas, parameters, responses } = componentNames(whole);
  const used = new Set(references(whole));
  for (const name of parameters) expect(used, name).toContain(`#/components/parameters/${name}`);
  for (const name of schemas) expect(used, name).toContain(`#/components/schemas/${name}`);
  for (const name of responses) expect(used, name).toContain(`#/components/responses/${name}`);
});

function componentNames(whole: unknown): Record<'schemas' | 'parameters' | 'responses', string[]> {
  const components = field(whole, 'components');
  const names = (part: string) => Object.keys(field(components, part) ?? {});
  return { schemas: names('schemas'), parameters: names('parameters'), responses: names('responses') };
}

it('has names for what storefronts handle', async () => {
  const { schemas } = componentNames(await document());
  const handled = [
    ...[
      'Product',
      'ProductCard',
      'ProductList',
      'Facet',
      'Category',
      'Basket',
      'BasketItem',
      'CheckoutAnswer',
      'PreOrder',
    ],
    ...[
      'Order',
      'OrderItem',
      'OrderPage',
      'Address',
      'AddressPage',
      'CurrentUser',
      'Choice',
      'Amount',
      'Country',
      'City',
    ],
    ...['Detail', 'FieldErrors', 'FormErrors', 'BusinessError', 'Conversation', 'Quotation', 'Offer', 'SavedCard'],
  ];
  expect(schemas).toEqual(expect.arrayContaining(handled));
});

it('says each refusal that routes share once', async () => {
  const { paths } = await document();
  const text = JSON.stringify(paths);
  expect(text).toContain('"401":{"$ref":"#/components/responses/NotAuthenticated"}');
  for (const words of ['Nobody is logged in', 'The CSRF token is missing or', 'The database is out of reach']) {
    expect(text).not.toContain(words);
  }
});

it('says each parameter that routes share once, and what every parameter is', async () => {
  const whole = await document();
  const { parameters } = componentNames(whole);
  expect(parameters).toEqual(expect.arrayContaining(['IdempotencyKey', 'ListFacets', 'PageNumber', 'ProductPk']));
  const silent = [...parametersByPlace(dereferenced(whole['paths'], whole))]
    .filter(([place, one]) => !place.includes('/simulator/') && typeof field(one, 'description') !== 'string')
    .map(([place]) => place);
  expect(silent).toEqual([]);
});

const records = (value: unknown): [string, unknown][] => Object.entries(isRecord(value) ? value : {});

function parametersByPlace(paths: unknown): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [path, item] of records(paths)) {
    for (const [method, operation] of records(item)) {
      const given = field(operation, 'parameters');
      for (const one of Array.isArray(given) ? given : []) {
        found.set(`${method} ${path} ${String(field(one, 'name'))}`, one);
      }
    }
  }
  return found;
}

it('refuses two different schemas with one title, and takes the same twice', async () => {
  const describing = async (one: ReturnType<typeof named>, other: ReturnType<typeof named>) => {
    const app = Fastify();
    await installOpenApi(app, ABOUT);
    app.get('/one/', { schema: { response: { 200: one } } }, () => ({}));
    app.get('/other/', { schema: { response: { 200: other } } }, () => ({}));
    await app.ready();
    return openApiDocument(app);
  };
  const thing = () => named('Thing', { size: Type.Integer() });
  await expect(describing(thing(), named('Thing', { size: Type.String() }))).rejects.toThrow(
    'Two different components have the name Thing',
  );
  const { components } = await describing(thing(), thing());
  expect(field(field(components, 'schemas'), 'Thing')).toEqual({
    ...{ type: 'object', required: ['size'], properties: { size: { type: 'integer' } }, title: 'Thing' },
  });
});

it('refuses two different parameters with one name', async () => {
  const app = Fastify({ ajv: { customOptions: { strict: false } } });
  await installOpenApi(app, ABOUT);
  const params = (maximum: number) => Type.Object({ id: Type.Integer({ maximum, ...shared('ThingId', 'An id') }) });
  app.get('/one/:id/', { schema: { params: params(1) } }, () => ({}));
  app.get('/other/:id/', { schema: { params: params(2) } }, () => ({}));
  await app.ready();
  expect(() => openApiDocument(app)).toThrow('Two different components have the name ThingId');
});
