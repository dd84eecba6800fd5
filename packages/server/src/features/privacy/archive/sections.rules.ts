import { PERSONAL_DATA, type TableData } from '../../../platform/db/index.ts';

/** One table of the archive with those whose rows stand in its entries. */
export interface Section {
  readonly table: string;
  /** What the archive calls it. */
  readonly name: string;
  readonly data: TableData<string>;
  readonly children: readonly Section[];
}

const MAP: Readonly<Record<string, TableData<string>>> = PERSONAL_DATA;

/** The files of an archive, by name: what the map says is a customer's own and belongs there. */
export function archiveSections(map = MAP): Section[] {
  const roots = Object.entries(map).filter(([, { owner }]) => typeof owner === 'object' && !('parent' in owner));
  return sectionsOf(map, roots).toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

function sectionsOf(map: typeof MAP, tables: [string, TableData<string>][]): Section[] {
  return tables.flatMap(([table, data]) => {
    if (data.archive === null) return [];
    return [{ table, data, name: data.archive, children: sectionsOf(map, childrenOf(map, table)) }];
  });
}

function childrenOf(map: typeof MAP, table: string): [string, TableData<string>][] {
  return Object.entries(map).filter(
    ([, { owner }]) => typeof owner === 'object' && 'parent' in owner && owner.parent === table,
  );
}
