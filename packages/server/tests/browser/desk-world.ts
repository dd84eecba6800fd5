import sharp from 'sharp';
import { anOrder, aParcel } from '../../src/features/orders/orders.support.ts';
import { assignTicket, closeTicket, replyAsStaff, type Request } from '../../src/features/support/index.ts';
import type { TestShop } from '../support/app.ts';
import { aStaffMember, aTicket, type KnownStaff, openSubjects } from '../support/desk.ts';
import { aCustomer } from '../support/worlds.ts';

/** A desk on an ordinary morning. */
export interface DeskWithWork {
  readonly staff: KnownStaff;
  /** Number of a ticket about an order, with a photo, a note and an answer. */
  readonly ticket: string;
  /** Number of that order. */
  readonly order: string;
}

const HOUR = 3_600_000;

const item = (sku: string, name: string, price: number, quantity = 1) => ({
  product: { sku, baseCode: sku, names: { en: name }, image: null, path: `/${sku.toLowerCase()}/`, attributes: {} },
  ...{ price, quantity },
});

const OTHERS: readonly (readonly [hoursBefore: number, subject: string, who: string, message: string])[] = [
  [
    50,
    'product',
    'Thomas Berger',
    'Is the oak bookcase sold with the wall fixing, or do I have to order it separately?',
  ],
  [31, 'return', 'Elif Kaya', 'The curtain is 20 cm shorter than on the page. How can I exchange it?'],
  [20, 'general', 'Marta Nowak', 'Can I have an invoice in the name of my company for the last three orders?'],
  [9, 'general', 'Jonas Lind', 'My gift card says it is not valid. Its last characters are 7KQ2.'],
  [3, 'product', 'Zeynep Arslan', 'When will the blue ceramic bowl be back in stock? I need six of them.'],
  [2, 'return', 'Oliver Grant', 'I sent the parcel back on Monday. Has it arrived?'],
];

/** Fills the desk with what people ask, from two days ago until now. */
export async function aDeskWithWork(shop: TestShop): Promise<DeskWithWork> {
  const subjects = await openSubjects(shop);
  const staff = await aStaffMember(shop, { name: 'Selin Aydın' });
  const colleague = await aStaffMember(shop, { name: 'Mert Demir' });
  const end = shop.clock.now().getTime() + 51 * HOUR;
  const at = (hoursBefore: number) => shop.clock.advance(end - hoursBefore * HOUR - shop.clock.now().getTime());
  const ask = (subject: string, asked: Partial<Request>) =>
    aTicket(shop, { subjectId: subjects[subject] ?? 0, ...asked });
  const numbers = new Map<string, string>();
  for (const [hours, subject, fullName, message] of OTHERS.filter(([hours]) => hours > 30)) {
    at(hours);
    numbers.set(fullName, await ask(subject, { fullName, email: addressOf(fullName), message }));
  }
  const { ticket, order } = await aComplaint(shop, { subjects, staff, at, ask });
  for (const [hours, subject, fullName, message] of OTHERS.filter(([hours]) => hours <= 30)) {
    at(hours);
    numbers.set(fullName, await ask(subject, { fullName, email: addressOf(fullName), message }));
  }
  at(1.5);
  const by = { staffId: colleague.id, name: colleague.name };
  const answered = { by, body: 'It is on its way to you, you will have it tomorrow.', files: [], isInternal: false };
  await replyAsStaff(shop.deps, { ...answered, number: numbers.get('Oliver Grant') ?? '' });
  await replyAsStaff(shop.deps, { ...answered, number: numbers.get('Elif Kaya') ?? '' });
  await closeTicket(shop.deps, { number: numbers.get('Marta Nowak') ?? '', by });
  await assignTicket(shop.deps, { number: numbers.get('Jonas Lind') ?? '', by, staffId: colleague.id });
  await shop.runJobs();
  at(0);
  return { staff, ticket, order };
}

function addressOf(name: string): string {
  return `${name
    .toLowerCase()
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replaceAll(/[^a-z ]/g, '')
    .replaceAll(' ', '.')}@example.org`;
}

interface Morning {
  readonly subjects: Readonly<Record<string, number>>;
  readonly staff: KnownStaff;
  readonly at: (hoursBefore: number) => void;
  readonly ask: (subject: string, asked: Partial<Request>) => Promise<string>;
}

async function aComplaint(shop: TestShop, { staff, at, ask }: Morning) {
  at(50);
  const customer = await aCustomer(shop);
  const items = [
    item('TEA-12', 'Tea glasses, set of 12', 4490),
    item('TRAY-C', 'Copper tray', 6900),
    item('NAP-4', 'Linen napkins', 1250, 2),
  ];
  const order = await anOrder(shop, { customerId: customer.id, email: customer.email, items, status: 550 });
  await aParcel(shop, order.id, '4410-9902-ac');
  const person = { fullName: 'Ada Example', email: customer.email, phone: '0532 111 00 01', customerId: customer.id };
  await ask('product', { ...person, message: 'Are the tea glasses safe in a dishwasher?' });
  at(26);
  const message =
    'Hello,\n\nthe parcel came this morning. Two of the tea glasses are broken, and the tray has a dent. I attach a photo.\n\nCan you send me new ones before the weekend?';
  const files = [{ name: 'broken-glasses.jpg', bytes: await aPhoto() }];
  const ticket = await ask('order', { ...person, message, orderId: order.id, files });
  at(25);
  const by = { staffId: staff.id, name: staff.name };
  await assignTicket(shop.deps, { number: ticket, by, staffId: staff.id });
  const note = 'The second parcel of this week with broken glass. I have told the warehouse to pack them in two boxes.';
  await replyAsStaff(shop.deps, { number: ticket, by, body: note, files: [], isInternal: true });
  at(24);
  const body =
    'Dear Ada,\n\nI am sorry about that. A new set of glasses and a new tray leave our warehouse today, you will have them on Friday. You need not send anything back.\n\nKind regards\nSelin';
  await replyAsStaff(shop.deps, { number: ticket, by, body, files: [], isInternal: false });
  await shop.runJobs();
  return { ticket, order: order.number };
}

/** Something that looks like a photo on a table. */
async function aPhoto(): Promise<Buffer> {
  const glass = (x: number, tilt: number) =>
    `<g transform="translate(${x} 120) rotate(${tilt})"><path d="M-34-60Q-16-10-30 60H30Q16-10 34-60Z" fill="#c9e2e8" fill-opacity=".75" stroke="#7fa3ad" stroke-width="3"/><path d="M-29-5Q-22 20-27 52H27Q22 20 29-5Z" fill="#a4431f" fill-opacity=".8"/></g>`;
  const shards = [260, 300, 345].map(
    (x, index) =>
      `<path d="M${x} 190l26-14 8 22-18 8z" fill="#d8edf1" stroke="#7fa3ad" transform="rotate(${index * 24} ${x} 190)"/>`,
  );
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="460" height="280"><rect width="460" height="280" fill="#7c5a3c"/><rect y="200" width="460" height="80" fill="#674a30"/>${glass(90, 0)}${glass(190, 0)}${glass(350, 68)}${shards.join('')}</svg>`;
  return sharp(Buffer.from(drawing)).jpeg({ quality: 85 }).toBuffer();
}
