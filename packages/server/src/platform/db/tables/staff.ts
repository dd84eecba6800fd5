import type { ColumnType, Generated } from 'kysely';

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
