import type { ColumnType } from 'kysely';
import { erased, internal, type PersonalData, plain, secret } from '../personal-data.ts';

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

export const SOCIAL_DATA: PersonalData<SocialTables> = {
  social_accounts: {
    owner: { customer: 'customer_id' },
    archive: 'social_accounts',
    ends: 'With the customer’s account, or when the customer disconnects it.',
    columns: {
      ...plain('id', 'created_date', 'last_login'),
      ...erased('customer_id', 'provider', 'subject', 'email'),
    },
  },
  social_states: {
    owner: 'anybody',
    archive: null,
    ends: 'Ten minutes after the sign-in began.',
    columns: { ...internal('expires_at'), ...secret('state_hash') },
  },
};
