import { format, type Options } from 'prettier';
import { type Document, type Endpoint, endpointsOf, type Schema } from './document.ts';
import { answerOf, assertKnown, noteOn, operationTable } from './operations.ts';
import { componentsIn, countShapes, Shapes } from './shapes.ts';
import { docOf, nameOf, pascal, recordOf, typeOf, unionOf, type Writing } from './types.ts';

const HEADER =
  '// Made from the OpenAPI document by generator/: UPDATE_CLIENT=1 vitest run packages/client/tests/generated.\n';

/** The two generated files of the client, by their names in `src/`. */
export async function generate(document: Document, style: Options): Promise<Record<string, string>> {
  const endpoints = endpointsOf(document);
  assertKnown(endpoints);
  const pretty = (text: string) => format(HEADER + text, { ...style, parser: 'typescript' });
  return {
    'operations.generated.ts': await pretty(operationTable(endpoints)),
    'types.generated.ts': await pretty(typesText(document, endpoints)),
  };
}

function typesText(document: Document, endpoints: readonly Endpoint[]): string {
  const components = document.components.schemas ?? {};
  const sent = componentsIn(bodiesOf(endpoints), components);
  const used = componentsIn([...bodiesOf(endpoints), ...endpoints.flatMap(({ answers }) => answers)], components);
  const shapes = new Shapes(used);
  const counts = countsOf(
    endpoints,
    [...used].map((name) => components[name]),
  );
  const named = Object.entries(components)
    .filter(([name]) => used.has(name))
    .map(([name, schema]) =>
      declarationOf(name, schema, { shapes, counts, name, side: sent.has(name) ? 'input' : 'answer' }),
    );
  const operations = endpoints.map((endpoint) => operationText(endpoint, shapes, counts));
  return [
    "import type { NoInput, PathValue, QueryValue, Redirect, Upload } from './values.ts';\n",
    ...named,
    ...shapes.declarations,
    `/** What each operation takes and answers. */\nexport interface Operations {\n${operations.join('')}}\n`,
  ].join('\n');
}

function bodiesOf(endpoints: readonly Endpoint[]): (Schema | undefined)[] {
  return endpoints.map(({ body }) => body);
}

function countsOf(endpoints: readonly Endpoint[], components: readonly (Schema | undefined)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { body, answers } of endpoints) {
    for (const schema of [body, ...answers]) countShapes(schema, counts);
  }
  for (const component of components) countShapes(component, counts);
  return counts;
}

function declarationOf(name: string, schema: Schema, writing: Writing): string {
  const isRecord = schema.type === 'object' && schema.properties !== undefined;
  const text = isRecord
    ? `export interface ${name} ${recordOf(schema, writing)}`
    : `export type ${name} = ${typeOf(schema, writing)};`;
  return `${docOf(schema.description)}${text}\n`;
}

function operationText(endpoint: Endpoint, shapes: Shapes, counts: ReadonlyMap<string, number>): string {
  const { name, method, path, summary } = endpoint;
  const writing = (side: Writing['side']) => ({ shapes, counts, side, name: pascal(name) + pascal(side) });
  const input = inputType(endpoint, writing('input'));
  const documented = unionOf(endpoint.answers.map((schema) => answerType(schema, writing('answer'))));
  const answer = answerOf(name, documented);
  return `${docOf(`${summary}. \`${method} ${path}\`${noteOn(endpoint)}`)}${name}: { input: ${input}; answer: ${answer} };\n`;
}

function answerType(schema: Schema | undefined, writing: Writing): string {
  return schema === undefined ? 'undefined' : typeOf(schema, writing);
}

/** Path, query and body fields side by side: no operation has one name in two places. */
function inputType({ pathNames, query, anyQuery, body }: Endpoint, writing: Writing): string {
  const parameters = [
    ...pathNames.map((path) => `${nameOf(path)}: PathValue;\n`),
    ...query.map((field) => {
      const [mark, wider] = field.required === true || body !== undefined ? ['', ''] : ['?', ' | undefined'];
      return `${docOf(field.description)}${nameOf(field.name)}${mark}: QueryValue${wider};\n`;
    }),
    ...(anyQuery === undefined ? [] : [`${docOf(anyQuery.description)}[name: string]: QueryValue | undefined;\n`]),
  ];
  const parts = [
    ...(parameters.length > 0 ? [`{\n${parameters.join('')}}`] : []),
    ...(body === undefined ? [] : [typeOf(body, writing)]),
  ];
  return parts.length === 0 ? 'NoInput' : parts.join(' & ');
}
