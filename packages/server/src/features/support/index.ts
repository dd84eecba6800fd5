export type { Asker } from './conversations/asker.ts';
export { rateConversation } from './conversations/ending.service.ts';
export { type CustomerMessage, sayAsCustomer } from './conversations/saying.service.ts';
export { replyAsStaff, type StaffReply } from './desk/answering.service.ts';
export { assignTicket, closeTicket, type Closing, type Handling, reopenTicket } from './desk/handling.service.ts';
export {
  countTickets,
  findTicketFile,
  getTicket,
  listOtherTickets,
  listTickets,
  type TicketSearch,
} from './desk/reading.service.ts';
export { supportJobs } from './mails/mails.jobs.ts';
export { openTicket, type Request } from './opening/opening.service.ts';
export { attachGuestTickets, eraseGuestTickets, eraseTicketsOf, readdressTickets } from './owners/owners.service.ts';
export { eraseOldTickets } from './owners/retention.service.ts';
export type { KeptFile } from './reading/thread.queries.ts';
export { contactSubjects, saveContactSubjects, type SubjectInput } from './subjects/subjects.service.ts';
export type { ByStaff, SupportDeps } from './support.deps.ts';
export { supportRoutes } from './support.routes.ts';
export {
  type ContactSubject,
  type Ticket,
  type TicketEvent,
  type TicketFile,
  type TicketMessage,
  type TicketRating,
  TICKET_STATES,
  type TicketState,
  type TicketSummary,
} from './ticket.ts';
