import type { Texts } from '../../../kernel/texts.ts';
import type { CancellationType } from '../../orders/index.ts';

/** Why something is cancelled or sent back, as customers choose it. */
export interface CancellationReason {
  readonly id: number;
  readonly uuid: string;
  readonly type: CancellationType;
  readonly subjects: Texts;
  /** Whether the customer has to say more. */
  readonly extraInformationNeeded: boolean;
  readonly isActive: boolean;
  readonly position: number;
  readonly createdDate: Date;
  readonly modifiedDate: Date;
}
