import { type CancellationRequest, InvalidInput, type Order } from '@arasta/client';
import { wrong } from '../checkout/forms.ts';
import { shop } from '../shop.ts';
import type { Asked } from './order.rules.ts';
import { t } from './texts.ts';

export type AskType = 'cancel' | 'refund';

/** Who is known by the number of an order and the e-mail address it was placed with. */
export interface Guest {
  readonly email: string;
  readonly number: string;
}

/** What the form says, all as texts. */
export interface Answers {
  readonly reason: string;
  readonly description: string;
  readonly shipping_company: string;
  readonly iban: string;
  readonly holder_name: string;
}

/** What a guest has asked for in one dialog: item → request. A second try goes on after the first. */
export type Sent = Map<number, CancellationRequest>;

interface Asking {
  readonly order: Order;
  readonly type: AskType;
  readonly guest: Guest | undefined;
  readonly sent: Sent;
  readonly asked: readonly Asked[];
  readonly answers: Answers;
}

/** Money that was transferred or paid at the door goes back to an account; none was paid while it is waited for. */
export function needsAccount({ payment_option: { payment_type: type }, is_payable: isUnpaid, status }: Order): boolean {
  if (type === 'funds_transfer') return !isUnpaid;
  return type === 'pay_on_delivery' && Number(status.value) >= 500;
}

/**
 * Asks for all of it at once; for guests piece by piece, as the shop takes it from them, and never twice for one.
 * @throws InvalidInput with what is missing
 */
export async function send({
  order,
  type,
  guest,
  sent,
  asked,
  answers,
}: Asking): Promise<readonly CancellationRequest[]> {
  if (asked.length === 0) throw wrong({ order_item: t('noneChosen') });
  if (answers.reason === '') throw wrong({ reason: t('reasonNeeded') });
  const records = asked.map((one) => ({ ...one, ...recordOf(type, answers) }));
  if (guest === undefined) return sendAll(order, records);
  for (const record of records) {
    const { order_item: item } = record;
    if (!sent.has(item)) sent.set(item, await shop.requestGuestCancellation({ ...guest, ...record }));
  }
  return [...sent.values()];
}

type Item = Parameters<typeof shop.cancelOrder>[0]['cancel_order_items'][number];

/** What is said of one record is said of all: the form asks once. */
async function sendAll({ number }: Order, records: Item[]): Promise<readonly CancellationRequest[]> {
  try {
    return await shop.cancelOrder({ number, cancel_order_items: records });
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const entries = Object.entries(error.fields).map(([name, texts]) => [nameIn(name), texts.join(' ')] as const);
    throw entries.length === 0 ? error : wrong(Object.fromEntries(entries));
  }
}

const nameIn = (field: string) => field.replace(/^cancel_order_items\.\d+\./, '');

function recordOf(
  type: AskType,
  { reason, description, shipping_company: carrier, iban, holder_name: holder }: Answers,
) {
  return {
    ...{ reason: Number(reason), cancellation_type: type, description },
    ...(carrier !== '' && { shipping_company: Number(carrier) }),
    ...(iban !== '' && { iban: iban.replace(/\s/g, ''), holder_name: holder }),
  };
}
