import type { Executor, Tx } from '../../../platform/db/index.ts';
import type { ImportDeps } from '../importing.deps.ts';
import type { KnownKind } from '../importing.queries.ts';
import type { Complaint, Complaints } from './complaints.ts';

/** Something a record names that has to be there before it. */
export interface Need {
  readonly kind: KnownKind;
  readonly key: string;
  readonly path: string;
}

/** Where a record came from, for what it names by a path. */
export interface Origin {
  readonly file: string;
  readonly folder: string;
  readonly root: string;
}

/** What can be imported: how a record of this type is read, and how it is saved. */
export interface RecordType<Input> {
  readonly name: string;
  /** For counting what is created and what is updated; null where that is not told apart. */
  readonly kind: KnownKind | null;
  /** For the report's summary: `120 products`. */
  readonly plural: string;
  /** The schema of the record, for the guide and its test. */
  readonly schema: object;
  /** Null when it was refused: the complaints say why. */
  read(value: unknown, complaints: Complaints): Input | null;
  keyOf(input: Input): string;
  /** Keys that no other record of this type may have in one import, with where they stand; empty: it may come again. */
  claims(input: Input): readonly { readonly key: string; readonly path: string }[];
  needs(input: Input): readonly Need[];
  /** The key of the record above it in a tree: it is saved first, wherever it stands. */
  readonly parentOf?: (input: Input) => string | null;
  /** Whether it waits until all others of its type are there. */
  readonly isLast?: (input: Input) => boolean;
  /** What the shop as it is has against the records: the reason by path, for each in its place. */
  readonly conflicts?: (db: Executor, inputs: readonly Input[]) => Promise<readonly Complaint[][]>;
  /** Pictures that it names, put where they are served from. Outside the transaction. */
  readonly complete?: (input: Input, take: PictureTaking) => Promise<Input>;
  /** Saves all or, by throwing, none. A Refusal's fields are keys of records. */
  save(deps: ImportDeps, tx: Tx, inputs: readonly Input[]): Promise<void>;
  /** What is saved of them in a second transaction, once the first is over. Nothing in it can be refused any more. */
  readonly saveAfter?: (deps: ImportDeps, tx: Tx, inputs: readonly Input[]) => Promise<void>;
}

/** Puts a picture beside the others; complains and gives back the path where there is none. */
export type PictureTaking = (image: string, path: string) => Promise<string>;

/** Record types differ in their input: whoever takes one must do for any. */
export type AnyRecordType = <Result>(use: <Input>(type: RecordType<Input>) => Result) => Result;

export function anyRecordType<Input>(type: RecordType<Input>): AnyRecordType {
  return (use) => use(type);
}
