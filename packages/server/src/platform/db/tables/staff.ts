import type { ColumnType, Generated } from 'kysely';
import { erased, internal, kept, type PersonalData, secret } from '../personal-data.ts';

export interface StaffTables {
  staff_members: StaffMemberTable;
  staff_sessions: StaffSessionTable;
}

interface StaffMemberTable {
  id: ColumnType<number, never, never>;
  email: string;
  name: string;
  password_hash: string;
  is_active: Generated<boolean>;
  language_code: string;
  created_date: Date;
  modified_date: Date;
  last_login: Date | null;
}

interface StaffSessionTable {
  key_hash: Buffer;
  staff_id: number;
  address: string | null;
  user_agent: string | null;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
}

export const STAFF_DATA: PersonalData<StaffTables> = {
  staff_members: {
    owner: 'staff',
    archive: null,
    ends: 'Never: messages and orders name who answered. A member who leaves is disabled.',
    columns: {
      ...internal('id', 'is_active', 'language_code', 'created_date', 'modified_date', 'last_login'),
      ...kept('Who did what at the desk', 'email', 'name'),
      ...secret('password_hash'),
    },
  },
  staff_sessions: {
    owner: 'staff',
    archive: null,
    ends: 'Expiry.',
    columns: {
      ...internal('staff_id', 'created_at', 'last_seen_at', 'expires_at'),
      ...erased('address', 'user_agent'),
      ...secret('key_hash'),
    },
  },
};
