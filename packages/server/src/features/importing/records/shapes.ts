import { type TSchema, Type } from 'typebox';

/** The shapes that parts of records have. `reason` follows the value in a complaint: `"x" is not a whole number`. */

export const key = (description: string, longest = 120) =>
  Type.String({
    ...{ description, minLength: 1, maxLength: longest, pattern: '^[^\\u0000-\\u001f\\u007f]+$' },
    reason: `is not a key: write 1 to ${longest} characters on one line`,
  });

export const text = (description: string, longest = 1000) =>
  Type.String({ description, maxLength: longest, reason: `is not a text of up to ${longest} characters` });

export const texts = (description: string, longest = 1000) =>
  Type.Union([Type.String({ maxLength: longest }), Type.Record(Type.String(), Type.String({ maxLength: longest }))], {
    description,
    reason: `is neither a text nor {"language": "text"}, of up to ${longest} characters each`,
  });

export const word = <Word extends string>(description: string, ...words: readonly Word[]) =>
  Type.Unsafe<Word>(
    Type.Union(
      words.map((one) => Type.Literal(one)),
      { description, reason: `is none of ${words.join(', ')}` },
    ),
  );

/** Numbers and truths may come as text: tables have nothing else. */
export const numeric = (description: string) =>
  Type.Union([Type.Number(), Type.String({ maxLength: 40 })], { description, reason: 'is not a number' });

export const amount = (description: string) =>
  Type.Union([Type.Number(), Type.String({ maxLength: 40 })], { description, reason: 'is not an amount: write 12.50' });

export const truth = (description: string) =>
  Type.Union([Type.Boolean(), Type.String({ maxLength: 10 })], { description, reason: 'is neither true nor false' });

export const time = (description: string) =>
  Type.String({ description, maxLength: 40, reason: 'is not a time: write 2031-01-01T00:00:00Z' });

export const keys = (description: string, most: number, longest = 120) => listOf('keys', description, most, longest);

/** Paths and addresses are longer than keys. */
export const pictures = (description: string) => listOf('pictures', description, 100, 1000);

function listOf(what: string, description: string, most: number, longest: number) {
  return Type.Array(key('', longest), {
    description,
    maxItems: most,
    reason: `is not a list of up to ${most} ${what}`,
  });
}

export const anything = (description: string) =>
  Type.Record(Type.String(), Type.Unknown(), { description, reason: 'is not an object in braces' });

export const optional = <Schema extends TSchema>(schema: Schema) => Type.Optional(schema);

/** Null is the same as leaving it out. */
export const nullable = <Schema extends TSchema>(schema: Schema) =>
  Type.Optional(Type.Union([schema, Type.Null()], describing(schema)));

function describing(schema: TSchema): { description?: string; reason?: string } {
  return {
    ...('description' in schema && typeof schema.description === 'string' ? { description: schema.description } : {}),
    ...('reason' in schema && typeof schema.reason === 'string' ? { reason: schema.reason } : {}),
  };
}
