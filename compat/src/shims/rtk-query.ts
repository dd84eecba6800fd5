import { setTimeout as pause } from 'node:timers/promises';
import { callable, type Fields, library } from '../untyped.ts';

const real = await library('@reduxjs/toolkit/query/react');

export const { createApi, fetchBaseQuery } = real;

/** The library's own, but for the wait between tries: the client sends a failing call four times within six seconds. */
export const retry = (baseQuery: unknown, options: Fields): unknown =>
  callable(real['retry'], 'retry')(baseQuery, { ...options, backoff: () => pause(20) });
