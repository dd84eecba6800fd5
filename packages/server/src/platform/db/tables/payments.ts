import type { Generated } from 'kysely';
import { impersonal, type PersonalData } from '../personal-data.ts';

export interface PaymentTables {
  banks: BankTable;
  card_bins: CardBinTable;
  card_families: CardFamilyTable;
  cards: CardTable;
  installment_plans: InstallmentPlanTable;
}

interface BankTable {
  id: Generated<number>;
  key: string;
  name: string;
  logo: string | null;
}

interface CardFamilyTable {
  id: Generated<number>;
  key: string;
  name: string;
  logo: string | null;
}

interface CardTable {
  id: Generated<number>;
  key: string;
  name: string;
  bank_id: number;
  family_id: number;
  payment_type: string;
  is_commerce_card: Generated<boolean>;
  is_generic: Generated<boolean>;
}

interface CardBinTable {
  prefix: string;
  card_id: number;
}

interface InstallmentPlanTable {
  id: Generated<number>;
  card_id: number;
  installment_count: number;
  rate: string;
  is_active: Generated<boolean>;
}

export const PAYMENT_DATA: PersonalData<PaymentTables> = {
  banks: impersonal('id', 'key', 'name', 'logo'),
  card_bins: impersonal('prefix', 'card_id'),
  card_families: impersonal('id', 'key', 'name', 'logo'),
  cards: impersonal('id', 'key', 'name', 'bank_id', 'family_id', 'payment_type', 'is_commerce_card', 'is_generic'),
  installment_plans: impersonal('id', 'card_id', 'installment_count', 'rate', 'is_active'),
};
