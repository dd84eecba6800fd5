import type { Progress, ReportEntry, TypeSummary, Watch } from '../report/report.ts';

/** Counts what happens in one import and tells whoever watches. */
export interface Ledger {
  readonly watch: Watch;
  begin(phase: 'looking' | 'importing', totalBytes: number): void;
  enter(type: { name: string; plural: string; kind: string | null }): void;
  readonly count: (bytes: number) => void;
  saved(counts: { created: number; updated: number }): void;
  /** One record refused, for one reason or several. */
  refuse(entries: readonly Omit<ReportEntry, 'outcome'>[]): Promise<void>;
  warn(entry: Omit<ReportEntry, 'outcome'>): Promise<void>;
  summary(): { types: TypeSummary[]; refused: number; warnings: number };
}

type Counted = { -readonly [Key in keyof TypeSummary]: TypeSummary[Key] };

export function openLedger(watch: Watch): Ledger {
  const types = new Map<string, Counted>();
  const seen = { type: '', bytes: 0, totalBytes: 0, records: 0, refused: 0, warnings: 0 };
  let phase: Progress['phase'] = 'looking';
  const tell = (changed: Partial<typeof seen>) => {
    Object.assign(seen, changed);
    watch.progress({ ...seen, phase });
  };
  const add = (counts: Counts) => addTo(types.get(seen.type), counts);
  return {
    watch,
    begin: (next, totalBytes) => {
      phase = next;
      tell({ bytes: 0, totalBytes });
    },
    enter: ({ name, plural, kind }) => {
      types.set(name, { type: name, plural, created: 0, updated: 0, refused: 0, toldApart: kind !== null });
      tell({ type: name });
    },
    count: (bytes) => tell({ bytes: seen.bytes + bytes }),
    saved: (counts) => {
      add(counts);
      tell({ records: seen.records + counts.created + counts.updated });
    },
    refuse: async (entries) => {
      add({ refused: 1 });
      tell({ refused: seen.refused + 1 });
      for (const entry of entries) await watch.report({ outcome: 'refused', ...entry });
    },
    warn: async (entry) => {
      tell({ warnings: seen.warnings + 1 });
      await watch.report({ outcome: 'warning', ...entry });
    },
    summary: () => ({ types: [...types.values()], refused: seen.refused, warnings: seen.warnings }),
  };
}

type Counts = Partial<Pick<TypeSummary, 'created' | 'updated' | 'refused'>>;

function addTo(type: Counted | undefined, { created = 0, updated = 0, refused = 0 }: Counts): void {
  if (type === undefined) return;
  type.created += created;
  type.updated += updated;
  type.refused += refused;
}
