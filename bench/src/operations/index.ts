import type { Operation } from '../operation.ts';
import { accountOperations } from './accounts.ts';
import { basketOperations } from './baskets.ts';
import { coldOperations } from './cold.ts';
import { tillOperations } from './till.ts';
import { warmOperations } from './warm.ts';

/** Everything that is measured, by subject. A later operation is one more entry in one of these lists. */
export const operations: readonly Operation[] = [
  ...accountOperations,
  ...warmOperations,
  ...coldOperations,
  ...basketOperations,
  ...tillOperations,
];
