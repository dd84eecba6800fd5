/**
 * A theme's store module, which the client's checkout reads at run time by this name. It is filled from outside: the
 * store is built from the client's middlewares, and one of those imports this file.
 */
export let store: unknown;

export const useStore = (built: unknown): void => {
  store = built;
};
