import type { ColumnType, Generated } from 'kysely';
import { erased, internal, type PersonalData, plain, secret } from '../personal-data.ts';

export interface PrivacyTables {
  data_export_chunks: DataExportChunkTable;
  data_exports: DataExportTable;
}

interface DataExportTable {
  id: ColumnType<number, never, never>;
  key: string;
  customer_id: number;
  session_id: number | null;
  language_code: string;
  state: Generated<'pending' | 'ready' | 'failed' | 'expired'>;
  size: number | null;
  requested_date: Date;
  started_date: Date | null;
  finished_date: Date | null;
  expires_at: Date | null;
}

interface DataExportChunkTable {
  export_id: number;
  position: number;
  bytes: Buffer;
}

export const PRIVACY_DATA: PersonalData<PrivacyTables> = {
  data_export_chunks: {
    owner: { parent: 'data_exports', column: 'export_id' },
    archive: null,
    ends: 'Expiry: DATA_EXPORT_HOURS.',
    columns: {
      ...internal('export_id', 'position'),
      ...erased('bytes'),
    },
  },
  data_exports: {
    owner: { customer: 'customer_id' },
    archive: null,
    ends: 'Replaced by the next; 30 days after its end.',
    columns: {
      ...plain('id', 'state', 'size', 'requested_date', 'started_date', 'finished_date', 'expires_at'),
      ...internal('session_id', 'language_code'),
      ...erased('customer_id'),
      ...secret('key'),
    },
  },
};
