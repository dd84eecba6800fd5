/** What a file is, as its name and first line tell. */
export type Format = 'jsonl' | 'csv-products' | 'csv-prices' | 'csv-stock' | 'csv-shopify';

/** A file to import. */
export interface Source {
  /** As the person named it, for the report. */
  readonly name: string;
  readonly path: string;
  /** Pictures are looked for here and below, and nowhere else. */
  readonly root: string;
  readonly size: number;
  readonly gzip: boolean;
}

/** One record as it stands in its file. */
export interface RawRecord {
  readonly file: string;
  readonly line: number;
  readonly value: unknown;
  /** Where a part of the record stands, when that is not its own name on its own line. */
  readonly locate?: (path: string) => { readonly line: number; readonly field: string };
  /** Leaves one that is there already as it is. */
  readonly onlyIfMissing?: true;
  /** What was made up on the way. */
  readonly notes?: readonly Note[];
}

export interface Note {
  readonly line: number;
  readonly field: string;
  readonly reason: string;
}

/** A place in a file that holds no record that could be read. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly reason: string;
  readonly key?: string;
}

export type Read = { readonly record: RawRecord } | { readonly fault: Fault } | { readonly warning: Fault };

/** The import could not begin, or not go on. Its message is for the person who started it. */
export class ImportStopped extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ImportStopped';
  }
}
