/** A part of a business customer that is ordered for: the main one, or one below it. */
export interface Division {
  readonly id: number;
  readonly name: string;
  readonly type: 'main' | 'sub';
  /** Of a sub division the main one. */
  readonly parentId: number | null;
  /** What the merchant's other systems know it by. */
  readonly erpCode: string;
  /** Of its limit, its balance and its quotations. */
  readonly currency: string;
  readonly countryId: number | null;
  readonly cityId: number | null;
  readonly townshipId: number | null;
  readonly districtId: number | null;
  readonly address: string;
  readonly phone: string;
  readonly fax: string;
  readonly isActive: boolean;
  readonly latitude: string | null;
  readonly longitude: string | null;
  /** Minor units; 0 for none. */
  readonly monthlyLimit: number;
  /** Minor units; below 0 for a debt. */
  readonly balance: number;
  readonly balanceUpdated: Date | null;
  readonly extraData: Readonly<Record<string, unknown>>;
}

/** A customer who buys for a division. */
export interface Member {
  readonly customerId: number;
  readonly divisionId: number;
  /** The division itself where it is a main one. */
  readonly mainId: number;
  /** Whether they act for the main division, and so for those below it. */
  readonly isMain: boolean;
  readonly currency: string;
}
