import { signal } from '@preact/signals';
import { messageOf } from '../parts/index.ts';
import { type Basket, keepBasket, shop } from '../shop.ts';
import { keyOf, type Line, type Removed } from './lines.rules.ts';

/** A product that was taken out, because it, or some of its pieces, cannot be had any more. */
export type Gone = Basket['unavailable_basket_products'][number];

/** The basket as the shop told it last; null while it has not. */
export const basket = signal<Basket | null>(null);
/** Line → the quantity that was asked for, until the shop has answered. */
export const wanted = signal<ReadonlyMap<string, number>>(new Map());
/** Line → why its quantity stayed as it was. */
export const refusals = signal<ReadonlyMap<string, string>>(new Map());
/** What the shop took out by itself; it tells that once, so it is kept until it was read. */
export const gone = signal<readonly Gone[]>([]);
/** What was taken out on this visit to the page. */
export const removed = signal<readonly Removed[]>([]);

const underWay = new Set<string>();

/** Asks for the basket. What another tab, another device or a lost answer has done is seen then. */
export async function loadBasket(signal?: AbortSignal): Promise<void> {
  take((await shop.getBasket({}, { signal })).basket);
}

/** Shows the quantity at once, and asks for it: the last one that was wanted, however fast they come. */
export async function setQuantity(line: Line, quantity: number): Promise<void> {
  const key = keyOf(line);
  wanted.value = new Map(wanted.value).set(key, quantity);
  if (underWay.has(key)) return;
  underWay.add(key);
  try {
    await settle(key, line);
  } finally {
    underWay.delete(key);
  }
}

/** Takes a line out; it can be put back from its place. */
export async function removeLine(line: Line): Promise<void> {
  const lines = basket.value?.basketitem_set ?? [];
  const before = lines[lines.findIndex(({ id }) => id === line.id) - 1];
  const entry = { key: keyOf(line), line, after: before === undefined ? null : keyOf(before) };
  removed.value = [...removed.value.filter(({ key }) => key !== entry.key), entry];
  await setQuantity(line, 0);
}

/** Puts a line back that was taken out. */
export async function putBack({ key, line }: Removed): Promise<void> {
  removed.value = removed.value.filter((entry) => entry.key !== key);
  await setQuantity(line, line.quantity);
}

/** Enters a code. @throws Refused with the shop's reason */
export async function enterCode(code: string): Promise<void> {
  take((await shop.changeVoucher({ voucher_code: code })).basket);
}

/** Takes the code out. */
export async function removeCode(): Promise<void> {
  take((await shop.changeVoucher({ remove_voucher_code: true })).basket);
}

/** What an answer of any call says about the basket; one that is older than what is known is not listened to. */
export function take(next: Basket): void {
  const { value: before } = basket;
  tell(next.unavailable_basket_products);
  if (before !== null && before.pk === next.pk && next.version < before.version) return;
  basket.value = keepBasket(next);
}

async function settle(key: string, line: Line): Promise<void> {
  for (let quantity = wanted.value.get(key); quantity !== undefined; quantity = wanted.value.get(key)) {
    const problem = await ask(line, quantity);
    refusals.value = changed(refusals.value, key, problem);
    if (problem !== null) removed.value = removed.value.filter((entry) => entry.key !== key);
    if (problem !== null || wanted.value.get(key) === quantity) wanted.value = changed(wanted.value, key, null);
  }
}

/** Null once it is done, else why not; what the basket holds is known either way. */
async function ask({ product, attributes }: Line, quantity: number): Promise<string | null> {
  try {
    take((await shop.setInBasket({ product: product.pk, quantity, attributes })).basket);
    return null;
  } catch (error) {
    // Whether a call without an answer was done, only the basket tells.
    await loadBasket().catch(() => undefined);
    return messageOf(error);
  }
}

function changed<Value>(map: ReadonlyMap<string, Value>, key: string, value: Value | null): ReadonlyMap<string, Value> {
  const next = new Map(map);
  if (value === null) next.delete(key);
  else next.set(key, value);
  return next;
}

function tell(told: readonly Gone[]): void {
  if (told.length > 0) gone.value = [...gone.value, ...told];
}
