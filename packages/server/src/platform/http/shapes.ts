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

/** A value for programs with its word in the caller's language. */
export const Choice = named('Choice', { value: Type.String(), label: Type.String() });

/** Money: two decimals in the currency of the answer. */
export const Amount = Type.String({ title: 'Amount', pattern: String.raw`^\d+\.\d{2}$` });

/** What most refusals say. */
export const Detail = named('Detail', { detail: Type.String() });
