/** One thing to know about a record. */
export interface ReportEntry {
  /** `refused`: nothing of the record was written. `warning`: it was, but see the reason. */
  readonly outcome: 'refused' | 'warning';
  readonly file: string;
  readonly line: number;
  readonly type: string;
  /** SKU or key; empty where it could not be read. */
  readonly key: string;
  readonly field: string;
  readonly reason: string;
}

/** What was done so far. Bytes are those of the files on disk, of all passes over them. */
export interface Progress {
  readonly phase: 'looking' | 'importing';
  readonly type: string;
  readonly bytes: number;
  readonly totalBytes: number;
  readonly records: number;
  readonly refused: number;
}

export interface TypeSummary {
  readonly type: string;
  readonly plural: string;
  readonly created: number;
  readonly updated: number;
  readonly refused: number;
  /** Whether created and updated ones can be told apart; else all count as created. */
  readonly toldApart: boolean;
}

export interface ImportSummary {
  readonly dryRun: boolean;
  /** By type, in the order of saving; of dry runs what would have been. */
  readonly types: readonly TypeSummary[];
  /** Records, and lines that held none. */
  readonly refused: number;
  readonly warnings: number;
  /** It was asked to stop before the end. */
  readonly stopped: boolean;
}

/** Who watches an import. */
export interface Watch {
  /** A promise is waited for: a slow report slows the import down instead of filling the memory. */
  report(entry: ReportEntry): Promise<void> | undefined;
  progress(progress: Progress): void;
  /** Asked between batches. */
  isStopping(): boolean;
}
