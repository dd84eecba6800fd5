/** A limit of a division's month, and what counts for it. Minor units. */
export interface MonthlyLimit {
  /** 0 for none. */
  readonly limit: number;
  /** Quotations of the month that are neither rejected nor cancelled. */
  readonly asked: number;
}

/** The first limit that `amount` more would exceed; null where it stays within all. */
export function exceeded(limits: readonly MonthlyLimit[], amount: number): MonthlyLimit | null {
  return limits.find(({ limit, asked }) => limit > 0 && asked + amount > limit) ?? null;
}
