/**
 * The words in which each table says what it holds about people (tables/*.ts, `…_DATA`). The archive of a customer's data,
 * the proof that an erasure is complete and docs/personal-data.md are made of nothing else.
 */

/** What a column holds, and what becomes of it when the customer is erased. */
export type ColumnData =
  /** Nothing about anybody, once the row leads to nobody. Money is in minor units. */
  | { readonly kind: 'plain'; readonly isMoney?: boolean }
  /** The same, and of no use to the customer: the archive leaves it out. */
  | { readonly kind: 'internal' }
  /** About a person: it goes, with its row or by being overwritten. */
  | { readonly kind: 'erased'; readonly file?: FileOf }
  /** The same, and it would open something: the archive leaves it out. */
  | { readonly kind: 'secret' }
  /** About a person, and it stays all the same; of an object only the members of `only`. */
  | { readonly kind: 'kept'; readonly why: string; readonly only?: readonly string[] };

/** The columns beside a file's bytes that say what it is; an archive holds it as a file. */
export interface FileOf {
  readonly type: string;
  /** As its sender called it; null where it has no name. */
  readonly name: string | null;
}

/**
 * Whose the rows of a table are.
 * - `nobody`: they hold nothing about people
 * - `staff`: those of the people who work in the shop
 * - `anybody`: people's, whom no account is known of; `ends` says how they end
 * - `customer`: the column with the customer's id; rows without one may be somebody's by the address in `guestEmail`
 * - `email`: the column with the address of whoever it is, registered or not
 * - `parent`: the row of another table whose `key` (its id, if nothing else is said) is in `column`
 */
export type Owner<Column extends string> =
  | 'nobody'
  | 'staff'
  | 'anybody'
  | { readonly customer: Column; readonly guestEmail?: Column }
  | { readonly email: Column }
  | { readonly parent: string; readonly column: Column; readonly key?: string };

/** What one table holds about people. */
export interface TableData<Column extends string> {
  readonly owner: Owner<Column>;
  /**
   * What the archive calls the rows: a file of that name, or, of a table with a parent, a list in the parent's entry. Null
   * where the archive leaves them out.
   */
  readonly archive: string | null;
  /** A column that is true for rows which the archive leaves out. */
  readonly withheld?: Column;
  /** Columns that name a row elsewhere: `[table, column]` that says in words which. */
  readonly named?: { readonly [Name in Column]?: readonly [table: string, column: string] };
  /** How rows end that no erasure takes. */
  readonly ends: string;
  readonly columns: Readonly<Record<Column, ColumnData>>;
}

/** Every table of `Tables` with every column: what is added to an interface alone does not compile. */
export type PersonalData<Tables> = {
  readonly [Table in keyof Tables & string]: TableData<keyof Tables[Table] & string>;
};

function each<Column extends string>(columns: readonly Column[], data: ColumnData): Record<Column, ColumnData>;
function each(columns: readonly string[], data: ColumnData): Record<string, ColumnData> {
  return Object.fromEntries(columns.map((column) => [column, data]));
}

export const plain = <Column extends string>(...columns: Column[]) => each(columns, { kind: 'plain' });
export const money = <Column extends string>(...columns: Column[]) => each(columns, { kind: 'plain', isMoney: true });
export const internal = <Column extends string>(...columns: Column[]) => each(columns, { kind: 'internal' });
export const erased = <Column extends string>(...columns: Column[]) => each(columns, { kind: 'erased' });
export const secret = <Column extends string>(...columns: Column[]) => each(columns, { kind: 'secret' });
export const fileBytes = <Column extends string>(column: Column, file: FileOf) =>
  each([column], { kind: 'erased', file });
export const kept = <Column extends string>(why: string, ...columns: Column[]) => each(columns, { kind: 'kept', why });

/** Of an object, the members that stay; all others go. */
export const keptIn = <Column extends string>(column: Column, why: string, only: readonly string[]) =>
  each([column], { kind: 'kept', why, only });

/** A table that holds nothing about people. */
export function impersonal<Column extends string>(...columns: Column[]): TableData<Column> {
  return { owner: 'nobody', archive: null, ends: '', columns: internal(...columns) };
}
