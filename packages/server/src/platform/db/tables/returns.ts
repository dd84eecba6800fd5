import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { erased, impersonal, internal, kept, type PersonalData, plain } from '../personal-data.ts';

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

export const RETURN_DATA: PersonalData<ReturnTables> = {
  cancellation_reasons: impersonal(
    'id',
    'key',
    'uuid',
    'cancellation_type',
    'subjects',
    'extra_information_needed',
    'position',
    'is_active',
    'created_date',
    'modified_date',
  ),
  cancellation_requests: {
    owner: { parent: 'orders', column: 'order_id' },
    archive: 'cancellation_requests',
    ends: 'With the order.',
    named: { reason_id: ['cancellation_reasons', 'subjects'] },
    columns: {
      ...plain('id', 'uuid', 'order_item_id', 'reason_id', 'cancellation_type', 'status', 'quantity', 'created_date'),
      ...plain('fully_refund_as_loyalty_money', 'refund_reference', 'modified_date'),
      ...internal('order_id', 'status_before'),
      ...erased('description', 'iban', 'holder_name', 'answer'),
    },
  },
  easy_returns: {
    owner: { parent: 'cancellation_requests', column: 'request_id' },
    archive: 'return_codes',
    ends: 'With the order.',
    named: { company_id: ['shipping_companies', 'name'] },
    columns: {
      ...plain('id', 'uuid', 'company_id', 'start_date', 'end_date', 'max_count', 'status', 'pickup_date'),
      ...plain('created_date', 'modified_date'),
      ...internal('request_id'),
      ...kept('Claims against the carrier', 'code', 'tracking_number', 'tracking_url'),
    },
  },
};
