import type { Caller } from '../../../platform/http/index.ts';
import {
  type Evaluation,
  type EvaluationInput,
  evaluate,
  explain,
  findHoldings,
  type Holdings,
  type Promotion,
  type PromotionRules,
  type Verdict,
} from '../../promotions/index.ts';
import { findGoods, productOf, type Showing, showingFor } from '../../storefront/index.ts';
import type { Basket, BasketState, GiftLine, Loss, StoredLine } from '../basket.ts';
import type { BasketDeps } from '../basket.deps.ts';
import { applyChange } from '../changing/lines.queries.ts';
import { lockOpenBasket } from '../changing/locking.queries.ts';
import { MAIN, namespaceOf } from '../owner.ts';
import { lossesOf, reserved, settleLines } from './availability.rules.ts';
import { evaluationInput } from './promoting.rules.ts';
import { readState } from './state.queries.ts';
import { priceLines, type SoldLine, totalsOf, withGifts } from './totals.rules.ts';

/** A basket, and how it is shown to its caller. */
export interface ShownBasket {
  readonly basket: Basket;
  readonly showing: Showing;
  /** What promotions were told of it. */
  readonly promoted: EvaluationInput;
}

/**
 * The caller's basket; an empty one where there is none. What cannot be had any more is taken out and told once. One
 * statement, unless something has to be taken out. `paymentOption` is the slug of the one chosen in checkout, if any.
 * Concurrency: two readers at once take the same things out once, and one of them is told.
 */
export async function getBasket(
  deps: BasketDeps,
  caller: Caller,
  named: string | null,
  paymentOption: string | null = null,
): Promise<ShownBasket> {
  return findBasket(deps, { caller, showing: await showingFor(deps, caller), paymentOption }, named);
}

/** The same without taking anything out: what cannot be had is left out and not told. */
export async function glimpseBasket(deps: BasketDeps, caller: Caller, named: string | null): Promise<ShownBasket> {
  return findBasket(deps, { caller, showing: await showingFor(deps, caller), isGlimpse: true }, named);
}

async function findBasket(deps: BasketDeps, view: View, named: string | null): Promise<ShownBasket> {
  const { caller, showing } = view;
  const namespace = namespaceOf(caller, named);
  if (caller.session === null) return showState(deps, view, { ...NOTHING, namespace });
  const owner = { customerId: caller.customer?.id ?? null, sessionId: caller.session.id, namespace };
  const state = await deps.findBasket({ ...owner, pricing: showing.pricing, now: deps.clock.now(), candidate: null });
  return showState(deps, view, { state, losses: [], namespace });
}

/** How a basket is looked at. */
export interface View {
  readonly caller: Caller;
  readonly showing: Showing;
  /** Whether nothing is to be taken out. */
  readonly isGlimpse?: true;
  /** Slug of the payment option that was chosen in checkout, which promotions may go by. */
  readonly paymentOption?: string | null;
}

interface Found {
  /** Null while there is nothing to keep. */
  readonly state: BasketState | null;
  readonly losses: readonly Loss[];
  /** What was asked for, where there is no state. */
  readonly namespace?: string;
}

const NOTHING: Found = { state: null, losses: [] };
const NOTHING_HELD: Holdings = { voucher: null, coupons: [], redemptions: new Map() };

/** Prices a state and applies the promotions. What turns out not to be there is taken out of the database first. */
export async function showState(deps: BasketDeps, view: View, found: Found): Promise<ShownBasket> {
  const { state } = found;
  const { lines, cuts } = state?.head.isFrozen === true ? reserved(state.lines) : settleLines(state?.lines ?? []);
  if (state !== null && cuts.length > 0 && view.isGlimpse !== true) {
    const tidied = await tidy(deps, view, state.head.id);
    return showState(deps, view, { ...found, ...tidied, losses: [...found.losses, ...tidied.losses] });
  }
  const sold = await soldLines(deps, view, lines);
  const hidden = lines.filter(({ id }) => !sold.some(({ line }) => line.id === id));
  const losses = [...found.losses, ...lossesOf(hidden.map((line) => ({ line, quantity: 0 })))];
  const rules = await deps.promotions();
  const held = await heldBy(deps, view, rules, state);
  const { promoted, evaluation, gifts } = await promote(deps, view, rules, inputOf(deps, view, held, sold));
  const basket = priced({ ...found, losses, sold, held, evaluation, gifts });
  return { basket, showing: view.showing, promoted };
}

/** The lines that can be shown. What has no price in this price list stays in the basket unseen. */
async function soldLines(deps: BasketDeps, { showing }: View, lines: readonly StoredLine[]): Promise<SoldLine[]> {
  const refs = lines.map(({ productId, offering }) => ({ id: productId, listedId: offering?.listedId ?? productId }));
  const goods = await findGoods(deps, showing, refs);
  return lines.flatMap((line): SoldLine[] => {
    const { offering } = line;
    const [good, price] = [goods.get(line.productId), offering?.price ?? null];
    return good === undefined || offering === null || price === null ? [] : [{ line, offering, price, good }];
  });
}

/**
 * Takes out what cannot be had, under the basket's lock and by what is true then. A basket on its way to becoming an
 * order is left as it is, and shown without.
 */
async function tidy(deps: BasketDeps, { showing }: View, id: number): Promise<Found> {
  const now = deps.clock.now();
  return deps.db.transaction().execute(async (tx) => {
    const isOpen = await lockOpenBasket(tx, id);
    if (isOpen === null) return NOTHING;
    const state = await readState(tx, id, { pricing: showing.pricing, now }, null);
    const { lines, cuts } = settleLines(state.lines);
    const losses = lossesOf(cuts);
    if (!isOpen || cuts.length === 0) return { state: { ...state, lines }, losses };
    const { version } = await applyChange(tx, id, { cuts, now });
    return { state: { ...state, head: { ...state.head, version, modifiedDate: now }, lines }, losses };
  });
}

/** Asked for only where a code was entered, or there are promotions that go by what a customer has and has used. */
async function heldBy(
  deps: BasketDeps,
  { caller }: View,
  rules: PromotionRules,
  state: BasketState | null,
): Promise<Holdings> {
  const customerId = caller.customer?.id ?? null;
  const voucherId = state?.head.voucherId ?? null;
  if (state === null || (voucherId === null && (customerId === null || !rules.lookAtCustomers))) return NOTHING_HELD;
  return findHoldings(deps.db, { customerId, voucherId, now: deps.clock.now() });
}

interface Priceable extends Found {
  readonly sold: readonly SoldLine[];
  readonly held: Holdings;
  readonly evaluation: Evaluation;
  readonly gifts: readonly GiftLine[];
}

function priced({ state, namespace = MAIN, sold, losses, held, evaluation, gifts }: Priceable): Basket {
  const adjustments = withGifts(evaluation, gifts);
  const lines = priceLines(sold, adjustments);
  return {
    ...{
      head: state?.head ?? null,
      namespace: state?.head.namespace ?? namespace,
      lines,
      gifts,
      adjustments,
      upsells: evaluation.upsells,
    },
    ...{ voucher: held.voucher, freeShipping: evaluation.freeShipping, losses },
    totals: totalsOf(lines, gifts, adjustments),
  };
}

function inputOf(deps: BasketDeps, view: View, held: Holdings, sold: readonly SoldLine[]) {
  const { caller, showing, paymentOption = null } = view;
  return evaluationInput(sold, held, {
    ...{ caller, definitions: showing.definitions, paymentOption },
    now: deps.clock.now(),
  });
}

export interface Promoted {
  /** What promotions were told, with which gifts cannot be had. */
  readonly promoted: EvaluationInput;
  readonly evaluation: Evaluation;
  readonly gifts: readonly GiftLine[];
}

/** What promotions give. One whose gift cannot be had gives nothing, and makes room for those that it kept away. */
export async function promote(
  deps: BasketDeps,
  view: View,
  rules: PromotionRules,
  promoted: EvaluationInput,
): Promise<Promoted> {
  const evaluation = evaluate(rules, promoted);
  const gifts = await findGifts(deps, view, { evaluation, promoted });
  if (gifts.length === evaluation.gifts.length) return { promoted, evaluation, gifts };
  const missing = evaluation.gifts.filter((gift) => !gifts.some((line) => line.gift === gift));
  const withoutGift = new Set([...(promoted.withoutGift ?? []), ...missing.map(({ promotionId }) => promotionId)]);
  return promote(deps, view, rules, { ...promoted, withoutGift });
}

/** The gifts that can be had besides what is in the basket. */
async function findGifts(
  deps: BasketDeps,
  { showing }: View,
  { evaluation, promoted }: Pick<Promoted, 'evaluation' | 'promoted'>,
): Promise<GiftLine[]> {
  if (evaluation.gifts.length === 0) return [];
  const refs = evaluation.gifts.map(({ productId, listedId }) => ({ id: productId, listedId }));
  const goods = await findGoods(deps, showing, refs);
  return evaluation.gifts.flatMap((gift): GiftLine[] => {
    const good = goods.get(gift.productId);
    if (good === undefined) return [];
    const { sku, offer, available, sellWithoutStock } = productOf(good);
    const inBasket = promoted.lines.reduce((sum, line) => sum + (line.sku === sku ? line.quantity : 0), 0);
    if (offer === null || (available - inBasket < gift.quantity && !sellWithoutStock)) return [];
    return [{ gift, good, price: { now: offer.price, retail: offer.retailPrice }, available }];
  });
}

/** A promotion, and what became of it. */
export interface Explained {
  readonly promotion: Promotion;
  readonly verdict: Verdict;
}

/**
 * Why each promotion does or does not hold for the basket. Those that need a code nobody entered, or are for other
 * customers, are left out: their names are nobody's business.
 */
export async function explainBasket(deps: BasketDeps, { promoted }: ShownBasket): Promise<readonly Explained[]> {
  const rules = await deps.promotions();
  const segment = promoted.customer?.segment ?? '';
  return explain(rules, promoted).flatMap((verdict) => {
    const promotion = rules.byPromotion.get(verdict.promotionId)?.promotion;
    const isHidden = verdict.failure?.reason === 'needs_voucher';
    return promotion === undefined || isHidden || isForOthers(promotion, segment) ? [] : [{ promotion, verdict }];
  });
}

function isForOthers({ conditions }: Promotion, segment: string): boolean {
  return conditions.some((condition) => condition.type === 'segment' && !condition.anyOf.includes(segment));
}
