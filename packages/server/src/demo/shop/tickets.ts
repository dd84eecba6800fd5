import type { CustomerSummary } from '../../features/accounts/index.ts';
import {
  closeTicket,
  contactSubjects,
  openTicket,
  rateConversation,
  replyAsStaff,
  type SupportDeps,
} from '../../features/support/index.ts';

/** Somebody's question, and what became of it. */
interface DemoTicket {
  readonly subject: string;
  readonly language: string;
  readonly question: string;
  readonly answer?: string;
  readonly isClosed?: boolean;
  readonly stars?: number;
  /** A guest; else the demo customer. */
  readonly guest?: { readonly fullName: string; readonly email: string };
}

const TICKETS: readonly DemoTicket[] = [
  {
    ...{ subject: 'account', language: 'en', isClosed: true, stars: 5 },
    question: 'I have moved. Do I have to change my address in old orders as well, or is the address book enough?',
    answer: 'The address book is enough: orders that you have received keep the address that they went to.',
  },
  {
    ...{ subject: 'product-question', language: 'en' },
    question: 'Is the merino scarf soft enough for somebody whose skin is easily irritated?',
    answer:
      'We think so: it is superfine merino of 17.5 microns, spun without mohair. If it itches all the same, you can send it back within 14 days.',
  },
  {
    ...{ subject: 'other', language: 'en' },
    question: 'Do you wrap presents, and can the invoice be left out of the parcel?',
  },
  {
    ...{ subject: 'product-question', language: 'tr', guest: { fullName: 'Elif Örnek', email: 'elif@example.com' } },
    question: 'Merhaba, yün hırkanın lacivert rengi ne zaman tekrar stoklara girecek?',
  },
];

const BY = { staffId: null, name: null } as const;

/** Makes tickets of a customer's and a guest's. Nobody is written to about them. */
export async function seedTickets(deps: SupportDeps, customer: CustomerSummary): Promise<void> {
  const silent: SupportDeps = { ...deps, isSilent: true };
  for (const ticket of TICKETS) await seedTicket(silent, customer, ticket);
}

async function seedTicket(deps: SupportDeps, customer: CustomerSummary, ticket: DemoTicket): Promise<void> {
  const subject = (await contactSubjects(deps.db)).find(({ key }) => key === ticket.subject);
  if (subject === undefined) return;
  const { question, language, answer, isClosed = false, stars, guest } = ticket;
  const person = guest ?? { fullName: `${customer.firstName} ${customer.lastName}`, email: customer.email };
  const customerId = guest === undefined ? customer.id : null;
  const { number } = await openTicket(deps, {
    ...{ ...person, subjectId: subject.id, phone: null, message: question, orderId: null, files: [] },
    ...{ customerId, buyerId: customerId, language, operation: null },
  });
  if (answer !== undefined) await replyAsStaff(deps, { number, by: BY, body: answer, files: [], isInternal: false });
  if (isClosed) await closeTicket(deps, { number, by: BY });
  const asker = { by: 'customer', number, customerId: customer.id } as const;
  if (stars !== undefined) await rateConversation(deps, asker, { stars, comment: null });
}
