import { setting } from './declarations.ts';
import { flag, wholeNumber } from './parsers.ts';

/** What buyers may cancel and send back. */
export const returns = {
  cancelWithoutApproval: setting(
    'CANCEL_WITHOUT_APPROVAL',
    'off',
    flag,
    'Whether what a customer cancels before it is prepared is cancelled at once. Off: it waits for the order desk.',
  ),
  returnDays: setting(
    'RETURN_DAYS',
    '14',
    wholeNumber(0, 3650),
    'Days after delivery in which customers may ask to send goods back.',
  ),
  easyReturnDays: setting(
    'EASY_RETURN_DAYS',
    '14',
    wholeNumber(1, 365),
    'Days in which a carrier takes a return by its code.',
  ),
} as const;
