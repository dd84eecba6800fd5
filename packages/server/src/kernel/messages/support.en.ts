/** What is said at the help desk, in English. */
export const supportEn = {
  ticket_closed: 'This conversation is closed already.',
  ticket_not_closed: 'This conversation is not closed.',
  ticket_assigned: 'This conversation is assigned so already.',
  ticket_erased: 'The customer was erased: nobody would read an answer.',
  ticket_closed_for_good: 'This conversation was closed too long ago. Please start a new one.',
  ticket_unanswered: 'You can rate this conversation once we have answered.',
  ticket_rated: 'The rating can no longer be changed.',
  ticket_full: 'This conversation has grown too long. Please start a new one.',
} as const;
