import { Type } from 'typebox';
import { named, pageQuery } from '../../platform/http/index.ts';

const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

/** A stored mapping (Wire: docs/protocol/urls.md, "The mapping"). */
export const PrettyUrlObject = named('PrettyUrl', {
  pk: Type.Integer(),
  new_path: Type.String(),
  old_path: Type.String(),
  parent: nullable(Type.Integer()),
  language: Type.String(),
  func_module: Type.String(),
  func_name: Type.String(),
  func_initkwargs: Type.Object({}),
  args: Type.Array(Type.String()),
  kwargs: Type.Record(Type.String(), Type.String()),
  query_params: Type.Object({}),
  viewname: Type.String(),
  created_date: Type.String(),
  modified_date: Type.String(),
  prettyurl_set: Type.Array(Type.Unknown()),
});

/** A mapping as pages and forms list their own. */
export const PrettyUrlEntry = named('PrettyUrlEntry', {
  pk: Type.Integer(),
  url: Type.String(),
  language: Type.String(),
});

const leniently = (description: string) => Type.Optional(Type.String({ description, 'x-raw': true }));

export const prettyUrlQuery = Type.Object({
  ...pageQuery.properties,
  new_path__exact: leniently('An address, e.g. /summer-linen/'),
  new_path: leniently('Another name for new_path__exact'),
  old_path: leniently('A canonical path, e.g. /special-page/12/'),
  path: leniently('An address, else a canonical path'),
  language: leniently('Primary tag of a language'),
  parent: leniently('pk of the mapping in the default language'),
  created_date__gte: leniently('Date or time'),
  created_date__lte: leniently('Date or time'),
  modified_date__gte: leniently('Date or time'),
  modified_date__lte: leniently('Date or time'),
});
