import { type TObjectOptions, type TProperties, Type } from 'typebox';

/**
 * Shapes that several features put on the wire. A schema with a `title` is described once in the OpenAPI document,
 * under `components.schemas`, and referred to everywhere else; validators and serialisers see it in its place.
 */

/** An object with a name of its own in the OpenAPI document. */
export const named = <Properties extends TProperties>(
  title: string,
  properties: Properties,
  options: TObjectOptions = {},
) => Type.Object(properties, { ...options, title });

/** The key that a shared parameter's name goes under. */
export const PARAMETER = 'x-parameter';

/** Options of a parameter that several routes take: described once, under `components.parameters`, by this name. */
export const shared = (name: string, description: string) => ({ [PARAMETER]: name, description });

/** In the path of whatever is about a product. */
export const ProductPk = Type.Integer(shared('ProductPk', 'pk of a product'));

/** Of what belongs to one variant of a product; for routes that read their parameters by themselves. */
export const variantAttributes = Type.Optional(
  Type.Unsafe<unknown>({
    type: 'object',
    additionalProperties: Type.String(),
    ...shared('VariantAttributes', 'Attributes that select a variant, each by its key'),
  }),
);

/** A value for programs with its word in the caller's language. */
export const Choice = named('Choice', { value: Type.String(), label: Type.String() });

/** Money: two decimals in the currency of the answer. */
export const Amount = Type.String({ title: 'Amount', pattern: String.raw`^\d+\.\d{2}$` });

/** What most refusals say. */
export const Detail = named('Detail', { detail: Type.String() });
