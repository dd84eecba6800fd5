/** Goods that behave unlike the others, so that each behaviour can be tried (docs/guides/demo-shop.md). */

/** Nothing left anywhere. */
export const SOLD_OUT: ReadonlySet<string> = new Set(['WD-204', 'BG-303', 'DC-403']);

/** Only on the shelves of the stores. */
export const STORES_ONLY: ReadonlySet<string> = new Set(['DC-402']);

/** One piece, at the online warehouse. */
export const LAST_PIECE = 'BG-306-BRN';

/** Made to order. */
export const WITHOUT_STOCK: ReadonlySet<string> = new Set(['FL-205']);

/** Most pieces in one basket. */
export const AT_MOST: Readonly<Record<string, number>> = { 'WS-501': 2, 'KT-102': 6 };

/** On sale from this moment. */
export const NOT_YET: Readonly<Record<string, string>> = { 'AU-203': '2035-01-01T09:00:00Z' };

/** With prices for the customers of the club. */
export const CLUB: ReadonlySet<string> = new Set([
  ...['WT-106', 'WK-403', 'WJ-505', 'MK-405', 'MJ-505', 'BT-201', 'BG-301', 'BG-306'],
  ...['AC-401', 'WS-501', 'FL-201', 'FL-205', 'TX-304', 'AU-201', 'AU-202', 'AU-204'],
]);

/** What the shop shows first. */
export const NEWCOMERS = [
  ...['WD-201', 'MS-201', 'SN-101', 'BG-304', 'FL-202', 'WT-104'],
  ...['KT-104', 'AU-204', 'WS-504', 'MJ-504', 'DC-404', 'TX-307'],
] as const;

export const GIFTS = [
  ...['KT-101', 'DC-404', 'AC-402', 'ST-101', 'WS-502', 'KT-104'],
  ...['TX-304', 'ST-104', 'AC-404', 'DC-401', 'AU-205', 'BG-302'],
] as const;
