import { rejected } from '../../../kernel/errors.ts';
import { textIn } from '../../../kernel/texts.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { showingFor } from '../../storefront/index.ts';
import type { BasketState, Loss, StoredLine } from '../basket.ts';
import type { BasketDeps } from '../basket.deps.ts';
import { namespaceOf } from '../owner.ts';
import { lossesOf, settleLines } from '../reading/availability.rules.ts';
import { getBasket, type ShownBasket, showState, type View } from '../reading/reading.service.ts';
import { readState } from '../reading/state.queries.ts';
import { type Applied, applyChange, applyIfUnchanged, type Change } from './lines.queries.ts';
import { addition, emptying, type Limits, type Present, setting, type Wish } from './lines.rules.ts';
import { takeBasket } from './taking.service.ts';

/**
 * Puts pieces of a product into the caller's basket, which is made where there is none.
 * Concurrency: changes of one basket take turns; none is lost.
 * @throws Refusal invalid for a product that is not there or attributes that are too large; rejected basket_100_1 to
 *   basket_100_4, basket_300_1 for a basket that may not be changed; nothing has changed then
 */
export async function addToBasket(
  deps: BasketDeps,
  caller: Caller,
  named: string | null,
  wish: Wish,
): Promise<ShownBasket> {
  const decide = (present: Present) => addition(present, wish, limitsOf(deps));
  return change(deps, caller, { named, creates: true, candidate: wish.productId, decide });
}

/**
 * Gives a line its quantity; 0 takes it out. The same call again changes nothing.
 * @throws Refusal as `addToBasket`
 */
export async function setInBasket(
  deps: BasketDeps,
  caller: Caller,
  named: string | null,
  wish: Wish,
): Promise<ShownBasket> {
  const decide = (present: Present) => setting(present, wish, limitsOf(deps));
  return change(deps, caller, { named, creates: wish.quantity > 0, candidate: wish.productId, decide });
}

/** Takes everything out, the code that was entered included. @throws Refusal rejected basket_300_1 */
export async function emptyBasket(deps: BasketDeps, caller: Caller, named: string | null): Promise<ShownBasket> {
  const decide = ({ lines }: Present) => ({ ...emptying(lines), voucherId: null });
  return change(deps, caller, { named, creates: false, candidate: null, decide });
}

/** Puts a voucher into the basket, or takes it out with null. @throws Refusal rejected basket_300_1 */
export async function keepVoucher(
  deps: BasketDeps,
  caller: Caller,
  named: string | null,
  voucherId: number | null,
): Promise<ShownBasket> {
  const decide = () => ({ cuts: [], voucherId });
  return change(deps, caller, { named, creates: false, candidate: null, decide });
}

export function limitsOf({ config }: BasketDeps): Limits {
  return {
    lines: config.basketMaxLines,
    quantity: config.basketMaxQuantity,
    attributes: config.basketAttributesKilobytes * 1024,
  };
}

type Decision = Pick<Change, 'cuts' | 'added' | 'voucherId'>;

interface Changing {
  /** The basket that the call names. */
  readonly named: string | null;
  /** Whether a basket is made where there is none. */
  readonly creates: boolean;
  /** A product to look at. */
  readonly candidate: number | null;
  readonly decide: (present: Present) => Decision;
}

/**
 * First as if nobody else were at this basket: what was read is changed by one statement, which does nothing if the basket
 * is not what it was, or not whose it was. Then, and where there is no basket yet, under a lock. A change of a basket that
 * is being paid ends that attempt.
 */
async function change(deps: BasketDeps, caller: Caller, changing: Changing): Promise<ShownBasket> {
  const view = { caller, showing: await showingFor(deps, caller) };
  const changed =
    (await changeUnlocked(deps, view, changing)) ??
    (await deps.db.transaction().execute((tx) => changeLocked(deps, tx, view, changing)));
  return changed === null ? getBasket(deps, caller, changing.named) : showState(deps, view, changed);
}

interface Changed {
  readonly state: BasketState;
  readonly losses: readonly Loss[];
}

/** Null where there is no basket yet, or another call came in between. */
async function changeUnlocked(deps: BasketDeps, view: View, changing: Changing): Promise<Changed | null> {
  const { session, customer } = view.caller;
  if (session === null) return null;
  const owner = { customerId: customer?.id ?? null, sessionId: session.id };
  const namespace = namespaceOf(view.caller, changing.named);
  const [now, { candidate }] = [deps.clock.now(), changing];
  const state = await deps.findBasket({ ...owner, namespace, pricing: view.showing.pricing, now, candidate });
  // A frozen basket has to be thawed first, and that takes its lock.
  if (state === null || state.head.isFrozen) return null;
  const { id, version } = state.head;
  return carryOut(state, { view, changing, now }, (wanted) =>
    applyIfUnchanged(deps.db, { id, version, ...owner }, wanted),
  );
}

/** Null where there is no basket, and none is made. */
async function changeLocked(deps: BasketDeps, tx: Tx, view: View, changing: Changing): Promise<Changed | null> {
  const { caller } = view;
  const namespace = namespaceOf(caller, changing.named);
  const basket = await takeBasket(deps, tx, caller, { namespace, creates: changing.creates });
  if (basket === null) return null;
  const now = deps.clock.now();
  if (basket.isFrozen && !(await deps.thaw(tx, basket.id, now))) throw rejected('basket_300_1', 'basket_locked');
  const state = await readState(tx, basket.id, { pricing: view.showing.pricing, now }, changing.candidate);
  return carryOut(state, { view, changing, now }, (wanted) => applyChange(tx, basket.id, wanted));
}

interface Carrying {
  readonly view: View;
  readonly changing: Changing;
  readonly now: Date;
}

/** Decides what becomes of the basket and writes it down. Null where that came to nothing. */
async function carryOut(
  state: BasketState,
  { view, changing, now }: Carrying,
  write: (wanted: Change) => Promise<Applied | null>,
): Promise<Changed | null> {
  const settled = settleLines(state.lines);
  const present = { lines: presentLines(state, settled.lines), candidate: state.candidate, name: nameOf(state, view) };
  const decision = changing.decide(present);
  const short = isNothing(decision) ? settled.cuts : settled.cuts.filter(({ line }) => !isWished(changing, line));
  const losses = lossesOf(short);
  if (isNothing(decision) && short.length === 0) return { state, losses };
  const wanted = {
    ...decision,
    cuts: [...short.filter(({ line }) => !isDecided(decision, line)), ...decision.cuts],
    now,
  };
  const applied = await write(wanted);
  return applied === null ? null : { state: changedState(state, wanted, applied), losses };
}

/** What is wished of a product is judged by its lines as they are; what else is short is taken out along the way. */
function presentLines({ lines, candidate }: BasketState, settled: readonly StoredLine[]): StoredLine[] {
  const kept = new Map(settled.map((line) => [line.id, line]));
  return lines.flatMap((line) => (line.productId === candidate?.productId ? [line] : (kept.get(line.id) ?? [])));
}

/** What of the wished product is short shows when its lines are what they shall be. */
function isWished({ candidate }: Changing, line: StoredLine): boolean {
  return line.productId === candidate;
}

function isDecided({ cuts }: Decision, line: StoredLine): boolean {
  return cuts.some((cut) => cut.line.id === line.id);
}

function isNothing({ cuts, added, voucherId }: Decision): boolean {
  return cuts.length === 0 && added === undefined && voucherId === undefined;
}

export function nameOf({ candidate }: BasketState, { showing }: View): string {
  if (candidate === null) return '';
  return (textIn(candidate.names, showing.language, showing.fallback) ?? candidate.sku).slice(0, 500);
}

/** The state after the change, without asking the database again. */
function changedState(state: BasketState, wanted: Change, { version, added: id }: Applied): BasketState {
  const { cuts, added, voucherId, now } = wanted;
  const { candidate, head } = state;
  const quantities = new Map(cuts.map((cut) => [cut.line.id, cut.quantity]));
  const kept = state.lines
    .map((line) => ({ ...line, quantity: quantities.get(line.id) ?? line.quantity }))
    .filter(({ quantity }) => quantity > 0);
  const line = added === undefined || id === null ? [] : [{ ...added, id, offering: candidate?.offering ?? null }];
  const voucher = voucherId === undefined ? head.voucherId : voucherId;
  return { ...state, head: { ...head, version, modifiedDate: now, voucherId: voucher }, lines: [...kept, ...line] };
}
