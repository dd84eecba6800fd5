import { setTimeout as pause } from 'node:timers/promises';
import { type Callable, callable, type Fields, fields, invoke, library } from '../untyped.ts';

const real = await library('@reduxjs/toolkit/query/react');

export const { fetchBaseQuery } = real;

/** The library's own, but for the wait between tries: the client sends a failing call four times within six seconds. */
export const retry = (baseQuery: unknown, options: Fields): unknown =>
  callable(real['retry'], 'retry')(baseQuery, { ...options, backoff: () => pause(20) });

/** The library's own, whose endpoints keep to themselves what the client throws after a failed call. */
export const createApi = (options: unknown): unknown => {
  const api = fields(invoke(real, 'createApi', options), 'api');
  const inject = callable(api['injectEndpoints'], 'injectEndpoints');
  Reflect.set(api, 'injectEndpoints', (wanted: Fields) =>
    inject({ ...wanted, endpoints: withQuietMutations(callable(wanted['endpoints'], 'endpoints')) }),
  );
  return api;
};

const withQuietMutations =
  (endpoints: Callable): Callable =>
  (build) =>
    endpoints({
      ...fields(build, 'build'),
      mutation: (definition: Fields) => invoke(build, 'mutation', quiet(definition)),
    });

/** The client awaits the answer and forgets that it may fail: in a browser that is a line in the console. */
function quiet(definition: Fields): Fields {
  const { onQueryStarted } = definition;
  if (onQueryStarted === undefined) return definition;
  const begin = async (...args: readonly unknown[]): Promise<void> => {
    try {
      await callable(onQueryStarted, 'onQueryStarted')(...args);
    } catch (error) {
      if (error instanceof Error) throw error;
    }
  };
  return { ...definition, onQueryStarted: begin };
}
