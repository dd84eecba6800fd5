import type { Generated } from 'kysely';

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
