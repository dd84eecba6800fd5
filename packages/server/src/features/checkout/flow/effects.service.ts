import { NON_FIELD, Refusal } from '../../../kernel/errors.ts';
import { message, type MessageKey } from '../../../kernel/messages/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { countCall } from '../../../platform/rate-limit/index.ts';
import { beGuest } from '../../accounts/index.ts';
import { enterVoucher, keepVoucher } from '../../basket/index.ts';
import { findGiftCard, type GiftCard } from '../../loyalty/index.ts';
import { hasMostCards } from '../../payments/index.ts';
import { listOffers } from '../../promotions/index.ts';
import type { Decision } from '../pages/page.ts';
import { totalOf } from '../reading/amounts.rules.ts';
import type { Opened } from './opening.service.ts';

/** Decisions that are carried out already, or by whoever asked. */
type Considered =
  | Extract<Decision, { kind: 'refused' | 'chosen' | 'opened' | 'place' }>
  /** Something else than the choices has changed: the checkout has to be opened anew. */
  | { readonly kind: 'moved'; readonly caller: Caller };

/**
 * Does what a decision asks of others: makes a guest a customer, enters a coupon, looks a gift card up.
 * @throws Refusal as those do; nothing has changed then
 */
export async function carryOut(opened: Opened, decision: Decision): Promise<Considered> {
  switch (decision.kind) {
    case 'guest':
      return enterGuest(opened, decision.guest);
    case 'coupon':
      return selectCoupon(opened, decision);
    case 'balance':
      return useBalance(opened, decision.amount);
    case 'gift_card':
      return applyGiftCard(opened, decision);
    case 'place':
      return place(opened, decision);
    default:
      return decision;
  }
}

/** Another card can be kept only where there is room for it. */
async function place({ world }: Opened, decision: Extract<Decision, { kind: 'place' }>): Promise<Considered> {
  const { customer } = world.caller;
  const isFull = decision.saveCard === true && customer !== null && (await hasMostCards(world.deps.db, customer.id));
  return isFull ? refusal('save_card', 'most_saved_cards') : decision;
}

async function enterGuest(
  { world: { deps, caller } }: Opened,
  guest: Extract<Decision, { kind: 'guest' }>['guest'],
): Promise<Considered> {
  const { customerId } = await beGuest(deps, caller, { ...guest, language: caller.language });
  const { session } = caller;
  return { kind: 'moved', caller: { ...caller, session: session && { ...session, guestCustomerId: customerId } } };
}

async function selectCoupon(
  { world: { deps, caller }, checkout }: Opened,
  { voucherId, isSelected }: Extract<Decision, { kind: 'coupon' }>,
): Promise<Considered> {
  if (caller.customer === null) return refusal('coupon', 'voucher_needs_login');
  const offers = await listOffers(deps, caller.customer.id, { state: 'active', currency: caller.currency });
  const coupon = offers.find(({ id }) => id === voucherId);
  if (coupon === undefined) {
    return { kind: 'refused', errors: { coupon: [message('invalid_pk', { pk: voucherId })] } };
  }
  const { voucher, adjustments } = checkout.basket.basket;
  const isEntered = voucher?.id === voucherId;
  const countsByItself = !isEntered && adjustments.some(({ voucher: given }) => given?.id === voucherId);
  if (!isSelected && countsByItself) return refusal('coupon', 'coupon_counts_by_itself');
  if (isSelected === isEntered) return { kind: 'moved', caller };
  return told('coupon', async () => {
    await (isSelected ? enterVoucher(deps, caller, null, coupon.code) : keepVoucher(deps, caller, null, null));
    return { kind: 'moved', caller };
  });
}

/** What is refused on the way is told under the field. */
async function told(field: string, work: () => Promise<Considered>): Promise<Considered> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === 'unavailable') throw error;
    return { kind: 'refused', errors: { [field]: [error.text] } };
  }
}

async function useBalance({ world }: Opened, amount: number): Promise<Considered> {
  if (amount > 0 && !world.deps.config.loyaltyMoney) return refusal('loyalty_amount_to_use', 'no_loyalty_money');
  if (amount > 0 && amount > (await world.balance())) return refusal('loyalty_amount_to_use', 'balance_short');
  return { kind: 'chosen', sets: { loyaltyAmount: amount } };
}

async function applyGiftCard(
  { world: { deps, caller, now }, checkout }: Opened,
  { code, amount }: Extract<Decision, { kind: 'gift_card' }>,
): Promise<Considered> {
  if (!deps.config.giftCards) return refusal(NON_FIELD, 'no_gift_cards');
  // Codes can be guessed.
  await countCall(deps, { scope: 'gift-card', account: null, caller });
  const card = await findGiftCard(deps.db, code, { currency: caller.currency, now });
  if (card === null || card.balance === 0) return refusal('gift_card_code', 'gift_card_unknown');
  const { giftCard } = checkout.chosen;
  if (giftCard !== null && giftCard.id !== card.id) return refusal('gift_card_code', 'gift_card_taken');
  return giftCardOf(checkout, card, amount);
}

/** Without an amount as much of the card as it takes. */
function giftCardOf({ amounts }: Opened['checkout'], card: GiftCard, amount: number | null): Considered {
  if (amount !== null && amount > card.balance) return refusal('amount', 'balance_short');
  if (amount !== null && amount > totalOf(amounts) - amounts.loyalty) return refusal('amount', 'more_than_total');
  return { kind: 'chosen', sets: { giftCardId: card.id, giftCardAmount: amount ?? card.balance } };
}

function refusal(field: string, key: MessageKey): Considered {
  return { kind: 'refused', errors: { [field]: [message(key)] } };
}
