import { optional, setting } from './declarations.ts';
import { flag, mailAddress, mailAddresses, wholeNumber } from './parsers.ts';

/** The help desk: who is told of what people ask, and what they may send. */
export const support = {
  contactEmail: optional(
    'CONTACT_EMAIL_TO',
    mailAddress,
    'Where the shop is told of new requests and answers. Unset: nobody is told, they wait at the desk; in development the outbox page shows them to `shop@example.com`.',
  ),
  contactEmails: setting(
    'CONTACT_US_EMAIL_TO',
    '',
    mailAddresses,
    'Further mailboxes by the `operation` that a contact form names: `returns:returns@example.com`, parted by commas.',
  ),
  contactTellsSender: setting(
    'CONTACT_US_SEND_USER',
    'on',
    flag,
    'Whether whoever writes to the shop is told by mail that it arrived, with the link to the conversation.',
  ),
  contactReplyToSender: setting(
    'CONTACT_US_REPLY_TO_ONLY_USER',
    'off',
    flag,
    'Whether mails to the shop carry the sender as `Reply-To`. What is answered so is not in the conversation.',
  ),
  contactFiles: setting('CONTACT_FILES', '3', wholeNumber(0, 4), 'Files that one message may carry.'),
  contactFileMegabytes: setting('CONTACT_FILE_MEGABYTES', '5', wholeNumber(1, 8), 'MB that each of them may have.'),
  contactLinkDays: setting(
    'CONTACT_LINK_DAYS',
    '90',
    wholeNumber(1, 3650),
    'Days for which the link to a conversation in a mail can be used.',
  ),
  contactReopenDays: setting(
    'CONTACT_REOPEN_DAYS',
    '30',
    wholeNumber(0, 3650),
    'Days in which a customer reopens a closed conversation by writing on.',
  ),
  ticketRetentionDays: setting(
    'TICKET_RETENTION_DAYS',
    '0',
    wholeNumber(0, 36_500),
    'Days after which a closed conversation is emptied: who asked, what was said, files. 0: never.',
  ),
} as const;
