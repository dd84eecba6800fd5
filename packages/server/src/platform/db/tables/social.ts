import type { ColumnType } from 'kysely';

export interface SocialTables {
  social_accounts: SocialAccountTable;
  social_states: SocialStateTable;
}

interface SocialAccountTable {
  id: ColumnType<number, never, never>;
  customer_id: number;
  provider: string;
  subject: string;
  email: string | null;
  created_date: Date;
  last_login: Date | null;
}

interface SocialStateTable {
  state_hash: Buffer;
  expires_at: Date;
}
