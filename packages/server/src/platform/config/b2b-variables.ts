import { setting } from './declarations.ts';
import { flag, lowerCaseList } from './parsers.ts';

/** Business customers. */
export const b2b = {
  b2b: setting('B2B', 'on', flag, 'Whether there are divisions and quotations. Off: `/b2b/…` answers 404.'),
  subDivisionApproval: setting(
    'IS_SUB_DIVISION_QUOTATION_APPROVAL_REQUIRED',
    'on',
    flag,
    'Whether the quotation of a sub division waits for its main division (`request_approval`). Off: it is `pending` at once.',
  ),
  quotationEmails: setting(
    'B2B_QUOTATION_EMAILS',
    '',
    lowerCaseList,
    'E-mail addresses of the shop, parted by commas, that are told of new quotations.',
  ),
} as const;
