import { callable, clientModule, type Callable, type Fields, fields, isFields, text } from '../untyped.ts';

/** An address that the client knows: an entry of its URL table, or one that its sources write themselves. */
export interface Address {
  /** `group.name` of the URL table, or the file that writes it and what for. */
  readonly entry: string;
  /** What differs from call to call is `…`. */
  readonly path: string;
}

/** An entry that was used, and the address that came of it. */
export interface Use {
  readonly entry: string;
  readonly url: string;
  /** How many calls had been made before. */
  readonly after: number;
}

const isCallable = (value: unknown): value is Callable => typeof value === 'function';

/** The groups of the client's URL table by name; `URLS` holds the same again with the server's address before it. */
async function groups(): Promise<readonly (readonly [string, Fields])[]> {
  const table = await clientModule('data/urls');
  return Object.entries(table)
    .filter(([name]) => name !== 'URLS')
    .map(([name, group]) => [name, fields(group, name)]);
}

/** Every entry of the client's URL table, in its order of names. */
export async function addresses(): Promise<readonly Address[]> {
  const all = (await groups()).flatMap(([group, entries]) =>
    Object.entries(entries).map(([name, value]) => ({ entry: `${group}.${name}`, path: pathOf(value) })),
  );
  return all.sort((one, other) => (one.entry < other.entry ? -1 : 1));
}

function pathOf(value: unknown): string {
  if (!isCallable(value)) return text(value, 'address').trim();
  return text(value(...Array.from({ length: Math.max(value.length, 1) }, () => '…')), 'address').trim();
}

/**
 * Listens to the client's URL table: every entry that is used from now on is added to the list, with the number of calls made
 * so far. Before any other file of
 * the client is loaded, or the addresses that it reads while loading are missed.
 */
export async function listen(uses: Use[], calls: readonly unknown[]): Promise<void> {
  for (const [group, entries] of await groups()) {
    for (const [name, value] of Object.entries(entries)) {
      const note = (url: unknown): string => {
        const used = text(url, 'address');
        uses.push({ entry: `${group}.${name}`, url: used, after: calls.length });
        return used;
      };
      const get = isCallable(value)
        ? (): unknown =>
            (...args: readonly unknown[]) =>
              note(value(...args))
        : (): unknown => note(value);
      if (isFields(entries)) Object.defineProperty(entries, name, { get, enumerable: true, configurable: true });
    }
  }
}

/** The address of an entry for these arguments, as a part of the client would ask for it. */
export async function addressOf(entry: string, ...args: readonly unknown[]): Promise<string> {
  const [group = '', name = ''] = entry.split('.');
  const value = fields((await clientModule('data/urls'))[group], group)[name];
  return text(args.length === 0 && !isCallable(value) ? value : callable(value, entry)(...args), entry);
}
