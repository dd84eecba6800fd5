// The client's cache opens two connections as soon as it is loaded, configured or not.
export function createClient(): Readonly<Record<string, (...args: readonly unknown[]) => unknown>> {
  const nothing = (): Promise<null> => Promise.resolve(null);
  return { on: () => undefined, connect: nothing, disconnect: nothing, get: nothing, set: nothing };
}
