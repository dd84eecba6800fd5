import { readFile } from 'node:fs/promises';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { isRecord } from '../../src/platform/http/decoding/index.ts';

/** The golden document, held against OpenAPI's own schema, and its schemas against that of JSON Schema. */

const golden = await readFile(new URL('openapi.json', import.meta.url), 'utf8');

type Json = Record<string, unknown>;

/** The golden document, with one place in it replaced. */
function changed(place: readonly string[], value: unknown): Json {
  const whole: unknown = JSON.parse(golden);
  const last = place.at(-1) ?? '';
  const holder = place.slice(0, -1).reduce<unknown>((part, key) => (isRecord(part) ? part[key] : null), whole);
  if (!isRecord(whole) || !isRecord(holder)) throw new Error(`Nothing at ${place.join('/')}`);
  holder[last] = value;
  return whole;
}

const intact = () => changed(['openapi'], '3.1.0');

async function isOpenApi(document: Json): Promise<boolean> {
  return (await new Validator().validate(document)).valid;
}

/** Names of the component schemas that are none. */
function brokenSchemas({ components }: Json): string[] {
  const schemas = isRecord(components) ? components['schemas'] : null;
  return Object.entries(isRecord(schemas) ? schemas : {})
    .filter(([, schema]) => !isRecord(schema) || new Ajv2020({ strict: false }).validateSchema(schema) !== true)
    .map(([name]) => name);
}

it('is OpenAPI 3.1', async () => {
  const validator = new Validator();
  expect(await validator.validate(intact())).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
});

it('has schemas that are JSON Schema', () => {
  expect(brokenSchemas(intact())).toEqual([]);
});

const list = ['paths', '/list/', 'get'];

it.each<[string, readonly string[], unknown]>([
  ['an answer without words', [...list, 'responses', '200'], { content: {} }],
  ['a parameter of nowhere', [...list, 'parameters'], [{ name: 'x', in: 'nowhere', schema: {} }]],
  ['a reference to nothing', ['components', 'schemas', 'Product'], { $ref: '#/components/schemas/Nothing' }],
])('would be told of %s', async (_what, place, value) => {
  expect(await isOpenApi(changed(place, value))).toBe(false);
});

it.each([{ type: 'strin' }, { required: 'pk' }, { minLength: -1 }])('would be told of the schema %o', (schema) => {
  expect(brokenSchemas(changed(['components', 'schemas', 'Amount'], schema))).toEqual(['Amount']);
});
