import type { ColumnType, Generated, JSONColumnType } from 'kysely';

export interface ReturnTables {
  cancellation_reasons: CancellationReasonTable;
  cancellation_requests: CancellationRequestTable;
  easy_returns: EasyReturnTable;
}

type Id = ColumnType<number, never, never>;

interface CancellationReasonTable {
  id: Generated<number>;
  key: string;
  uuid: Generated<string>;
  cancellation_type: 'cancel' | 'refund';
  subjects: JSONColumnType<Record<string, unknown>>;
  extra_information_needed: Generated<boolean>;
  position: Generated<number>;
  is_active: Generated<boolean>;
  created_date: Generated<Date>;
  modified_date: Generated<Date>;
}

interface CancellationRequestTable {
  id: Id;
  uuid: Generated<string>;
  order_id: number;
  order_item_id: number;
  reason_id: number;
  cancellation_type: 'cancel' | 'refund';
  description: Generated<string>;
  status: Generated<'waiting' | 'approved' | 'rejected' | 'completed'>;
  quantity: number;
  iban: string | null;
  holder_name: string | null;
  fully_refund_as_loyalty_money: Generated<boolean>;
  status_before: number;
  refund_reference: string | null;
  answer: string | null;
  created_date: Date;
  modified_date: Date;
}

interface EasyReturnTable {
  id: Id;
  uuid: Generated<string>;
  request_id: number;
  company_id: number;
  code: string;
  start_date: Date;
  end_date: Date;
  max_count: Generated<number>;
  status: Generated<'waiting' | 'sent' | 'received' | 'expired'>;
  tracking_number: string | null;
  tracking_url: string | null;
  pickup_date: Date | null;
  created_date: Date;
  modified_date: Date;
}
