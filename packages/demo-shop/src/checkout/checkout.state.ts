import { checkoutErrors, InvalidInput, TimedOut, Unreachable } from '@arasta/client';
import { computed, signal } from '@preact/signals';
import { take as takeBasket } from '../basket/basket.state.ts';
import { shop } from '../shop.ts';
import { t } from './texts.ts';
import {
  type CheckoutAnswer,
  choiceFor,
  isOther,
  type PreOrder,
  type Step,
  stepOf,
  type Submission,
  type View,
  viewAfter,
  type WayOut,
  wayOut,
} from './view.rules.ts';

/** Why a page was not taken: its name, and what the shop or the network said. */
export interface Problem {
  readonly page: string;
  readonly error: unknown;
}

/** The checkout as it stands; null while nobody knows. */
export const view = signal<View | null>(null);
/** What went wrong last, until something is taken. */
export const problem = signal<Problem | null>(null);
/** A step that the shopper opened again; null shows the one that is due. */
export const reopened = signal<Step | null>(null);
/** Where the browser has to go now. */
export const out = signal<WayOut | null>(null);
/** How many calls are under way. */
const calls = signal(0);
export const isBusy = computed(() => calls.value > 0);
/** The step that is open. */
export const openStep = computed<Step>(() => reopened.value ?? stepOf(view.value?.due ?? 'IndexPage'));
/** Whether prices, goods or choices changed elsewhere since they were shown here. */
export const isChanged = signal(false);

// The gateway is asked while the order is placed: that may take its time.
const PATIENT = { timeout: 60_000 };
const MOST_CHOICES = 8;
const wishes = new Map<string, Submission['fields']>();

// One call after another: each answer is about the checkout that the one before has left.
let turn: Promise<unknown> = Promise.resolve();
// Which visit to the page this is, and on which one it was that the call under way was wanted.
let visit = 0;
let visitOfTurn = 0;
// The last word again, whose answer was lost: it may have placed the order.
let lost: (() => Promise<CheckoutAnswer>) | null = null;

/** Asks for the whole checkout, and makes the choices that need no asking. */
export function openCheckout(): Promise<void> {
  return inTurn(async () => {
    isChanged.value = false;
    await look();
    await follow();
  });
}

/** Looks whether another tab or the shop has changed something meanwhile. */
export function lookAgain(): Promise<void> {
  return inTurn(async () => {
    const before = view.value?.preOrder;
    await look();
    if (before === undefined || view.value === null) return;
    isChanged.value ||= isOther(view.value.preOrder, before);
    await follow();
  });
}

/** Submits a page. True once it was taken, and what needs no asking after it is chosen. */
export function submit(page: string, fields: Submission['fields'] = {}): Promise<boolean> {
  return inTurn(async () => {
    problem.value = null;
    wishes.set(page, fields);
    const isTaken = await send(page, () => shop.submitCheckoutPage({ page, ...fields }));
    if (isTaken) await follow();
    return isTaken;
  });
}

/** Submits a page for a form that shows by itself what is wrong. @throws what the shop or the network said */
export async function insist(page: string, fields: Submission['fields']): Promise<void> {
  if (await submit(page, fields)) return;
  const error = problem.value?.error;
  throw error instanceof Error ? error : new Error(page);
}

/**
 * Submits the page that places the order as it was `shown` when the shopper said so. An answer that was lost is asked for
 * again, at once and when the basket turns out to be empty: the shop answers the same call alike, and places one order.
 * Where the order is not placed, what was chosen is chosen again as far as it is still there.
 */
export function place({ page, fields }: Submission, shown: PreOrder): Promise<boolean> {
  const call = () => shop.submitCheckoutPage({ page, ...fields }, PATIENT);
  const persist = async () => {
    lost = call;
    const answer = await call().catch((error: unknown) => {
      if (error instanceof Unreachable || error instanceof TimedOut) return call();
      throw error;
    });
    lost = null;
    return answer;
  };
  return inTurn(async () => {
    // Whoever has left the page before the turn came orders nothing.
    if (!isHeard()) return false;
    problem.value = null;
    // A call that was under way may have told of other amounts since.
    if (view.value !== null && isOther(view.value.preOrder, shown)) {
      refuse(page, changed());
      return false;
    }
    const isTaken = await send(page, persist);
    if (isTaken && out.value !== null) return true;
    // Something was changed elsewhere, and the page's turn has not come any more.
    if (isTaken) await look().then(() => refuse(page, changed()));
    await follow();
    return false;
  });
}

/** What is chosen for the page that is due without asking; null where the shopper has to say something. */
export function nextChoice(): Submission | null {
  return view.value === null || out.value !== null ? null : choiceFor(view.value, wishes);
}

/** Tells of something wrong that needs no asking the shop. */
export function refuse(page: string, error: unknown): void {
  if (isHeard()) problem.value = { page, error };
}

/** Forgets what is shown, before another checkout begins. What is still answered counts for nothing. */
export function closeCheckout(): void {
  visit += 1;
  lost = null;
  view.value = null;
  problem.value = null;
  reopened.value = null;
  out.value = null;
  isChanged.value = false;
  wishes.clear();
}

async function inTurn<Value>(act: () => Promise<Value>): Promise<Value> {
  calls.value += 1;
  const wantedOn = visit;
  const mine = turn.then(() => {
    visitOfTurn = wantedOn;
    return act();
  });
  turn = mine.catch(() => undefined);
  try {
    return await mine;
  } finally {
    calls.value -= 1;
  }
}

/** Whether an answer counts: the page is still the one it was asked for, and the order is not placed yet. */
function isHeard(): boolean {
  return visitOfTurn === visit && out.value?.kind !== 'done';
}

async function look(): Promise<void> {
  take(await askHowItStands());
  const shown = view.value;
  // Instalments are left out of the whole.
  if (shown?.due === 'InstallmentSelectionPage' || shown?.preOrder.payment_option?.payment_type === 'saved_card') {
    const { context_list: pages } = await shop.getCheckout({ page: 'InstallmentSelectionPage' });
    const plans = pages.find(({ page_name }) => page_name === 'InstallmentSelectionPage')?.page_context;
    if (view.value !== null) view.value = { ...view.value, offers: { ...view.value.offers, ...plans } };
  }
}

async function askHowItStands(): Promise<CheckoutAnswer> {
  const answer = await shop.getCheckout({});
  if (lost === null || wayOut(answer)?.kind !== 'basket') return answer;
  // The basket of an order is empty too: the last word, said again, tells whether there is one.
  const end = await lost();
  return wayOut(end) === null ? answer : end;
}

async function follow(): Promise<void> {
  for (let count = 0, last = ''; count < MOST_CHOICES; count += 1) {
    const choice = nextChoice();
    if (choice === null || choice.page === last) return;
    const { page, fields } = choice;
    if (!(await send(page, () => shop.submitCheckoutPage({ page, ...fields })))) return;
    last = choice.page;
  }
}

async function send(page: string, call: () => Promise<CheckoutAnswer>): Promise<boolean> {
  try {
    return await settle(page, await call());
  } catch (error) {
    refuse(page, error);
    return false;
  }
}

/** What an answer means for the page that was submitted. */
async function settle(page: string, answer: CheckoutAnswer): Promise<boolean> {
  const errors = checkoutErrors(answer);
  if (errors !== null) {
    refuse(page, wrong(errors));
    keepBasketOf(answer);
    await look();
    return false;
  }
  // A page that came too early is shown last, with nothing to choose from; one that came after the order shows nothing.
  const isOver = answer.pre_order === undefined && wayOut(answer) === null;
  if (isOver || answer.context_list.at(-1)?.page_name === page) await look();
  else take(answer);
  return true;
}

function take(answer: CheckoutAnswer): void {
  if (!isHeard()) return;
  const way = wayOut(answer);
  out.value = way;
  if (way?.kind === 'done') return;
  keepBasketOf(answer);
  view.value = viewAfter(view.value, answer);
}

function keepBasketOf({ pre_order: preOrder }: CheckoutAnswer): void {
  if (preOrder !== undefined) takeBasket(preOrder.basket);
}

function changed(): InvalidInput {
  return wrong({ fields: {}, messages: [t('changed')] });
}

function wrong(messages: ConstructorParameters<typeof InvalidInput>[2]): InvalidInput {
  const occurrence = { operation: 'submitCheckoutPage', status: 200, code: null, body: undefined, retryAfter: null };
  return new InvalidInput('', occurrence, messages);
}
