import { amountToPay } from '../../orders/index.ts';
import {
  type Card,
  instalments,
  isOffered,
  keepsCards,
  type PaymentOption,
  paymentOptions,
  type SavedCard,
} from '../../payments/index.ts';
import type { Choices } from '../choices/choices.ts';
import type { Checkout, Chosen, Offers } from '../checkout.ts';
import { amountsOf, type Priced } from './amounts.rules.ts';
import type { DeliveryChosen } from './delivering.service.ts';
import { findById } from './delivery.rules.ts';
import { situationOf } from './goods.rules.ts';
import type { World } from './world.service.ts';

/** The part of a checkout that says what is paid, and how. */
export interface Paid {
  readonly basket: Checkout['basket'];
  readonly balance: number;
  readonly amounts: Checkout['amounts'];
  readonly offers: Pick<
    Offers,
    'paymentOptions' | 'otherOptions' | 'instalments' | 'bankAccounts' | 'paymentChoices' | 'savedCards' | 'canSaveCard'
  >;
  readonly chosen: Pick<
    Chosen,
    'paymentOption' | 'card' | 'instalments' | 'bankAccount' | 'paymentChoice' | 'savedCard' | 'giftCard'
  >;
}

export async function pay(world: World, choices: Choices, delivered: DeliveryChosen): Promise<Paid> {
  const options = await splitOptions(world, choices, delivered);
  const option = findById(options.paymentOptions, choices.paymentOptionId);
  const basket = await world.basketFor(option?.key ?? null);
  const { card, ...details } = await detailsOf(world, choices, option);
  const balance = await balanceFor(world, choices, option);
  const giftCard = choices.giftCardId === null ? null : await world.giftCard(choices.giftCardId);
  const costs = { ...costsOf(basket, delivered), ...extrasOf(world, choices, details.paymentChoice) };
  const parts = { ...costs, ...pursesOf(world, choices, { option, balance, giftCard }) };
  const plans = plansOf(card, parts);
  const plan = plans.find((one) => one.plan.id === choices.planId) ?? null;
  return {
    ...{ basket, balance, amounts: amountsOf({ ...parts, plan: plan && plan.plan }) },
    offers: { ...options, ...(await listsFor(world, option)), instalments: plans },
    chosen: { ...details, paymentOption: option, card, giftCard, instalments: plan },
  };
}

function extrasOf(world: World, choices: Choices, choice: Chosen['paymentChoice']): Pick<Priced, 'fee' | 'giftBox'> {
  return {
    fee: choice?.fees[world.caller.currency] ?? 0,
    giftBox: choices.giftBox === null ? 0 : (giftBoxPriceOf(world) ?? 0),
  };
}

interface Purses {
  readonly option: PaymentOption | null;
  readonly balance: number;
  readonly giftCard: Chosen['giftCard'];
}

/** What is to be used of what the shopper has. Whoever pays by balance uses all that is needed of it. */
function pursesOf(
  { deps, caller }: World,
  choices: Choices,
  { option, balance, giftCard }: Purses,
): Pick<Priced, 'loyalty' | 'giftCard'> {
  const most = deps.config.giftCardMostPerOrder.get(caller.currency) ?? Infinity;
  return {
    loyalty: { balance, wanted: option?.type === 'loyalty_money' ? balance : choices.loyaltyAmount },
    giftCard: { balance: Math.min(giftCard?.balance ?? 0, most), wanted: choices.giftCardAmount },
  };
}

/** What a gift box costs; null where the shop has none in this currency. */
export function giftBoxPriceOf({ deps, caller }: World): number | null {
  return deps.config.giftBoxPrices.get(caller.currency) ?? null;
}

function costsOf({ basket }: Checkout['basket'], { quote }: DeliveryChosen) {
  const { products, discount } = basket.totals;
  return { products, discount, shipping: quote === null || basket.freeShipping ? 0 : quote.amount };
}

/** What is left to pay costs in instalments with the card. */
function plansOf(card: Card | null, parts: Omit<Priced, 'plan'>) {
  const rest = amountToPay(amountsOf({ ...parts, plan: null }));
  return (card?.plans ?? []).map((plan) => instalments(rest, plan));
}

/**
 * The shop's options: those that can be used for this order, and the others. Nobody is shown any before it is settled how
 * the goods come, so that until then only a choice of old is looked at: the balance and cards are read for none else.
 */
async function splitOptions(
  world: World,
  choices: Choices,
  { deliveryType, shippingAddress, quote }: DeliveryChosen,
): Promise<Pick<Offers, 'paymentOptions' | 'otherOptions'>> {
  const isAsked = ({ id }: PaymentOption) => quote !== null || id === choices.paymentOptionId;
  const all = (await paymentOptions(world.deps)).filter(isAsked);
  const { giftBox } = extrasOf(world, choices, null);
  const situation = situationOf({
    ...{ basket: world.basket, deliveryType, countryCode: shippingAddress?.country.code ?? null },
    ...{ isGuest: world.shopper?.isGuest ?? true, further: giftBox + (quote?.amount ?? 0) },
  });
  const offered = all.filter((option) => isOffered(option, situation));
  const balance = offered.some(isBalance) ? await world.balance() : 0;
  const isEnough = world.deps.config.loyaltyMoney && balance >= situation.amount;
  const cards = offered.some(isSavedCard) ? await world.savedCards() : [];
  const usable = offered.filter((option) => {
    if (isSavedCard(option)) return cardsFor(option, cards).length > 0;
    return !isBalance(option) || isEnough;
  });
  return { paymentOptions: usable, otherOptions: all.filter((option) => !usable.includes(option)) };
}

function isBalance({ type }: PaymentOption): boolean {
  return type === 'loyalty_money';
}

function isSavedCard({ type }: PaymentOption): boolean {
  return type === 'saved_card';
}

/** Cards that an option's gateway keeps. */
function cardsFor({ gateway }: PaymentOption, cards: readonly SavedCard[]): SavedCard[] {
  return cards.filter((card) => card.gateway === gateway);
}

type Details = Pick<Chosen, 'card' | 'bankAccount' | 'paymentChoice' | 'savedCard'>;

async function detailsOf(world: World, choices: Choices, option: PaymentOption | null): Promise<Details> {
  const nothing = { card: null, bankAccount: null, paymentChoice: null, savedCard: null };
  switch (option?.type) {
    case 'credit_card':
      return { ...nothing, card: choices.bin === null ? null : await world.cardOf(choices.bin) };
    case 'saved_card':
      return { ...nothing, ...(await savedCardOf(world, choices, option)) };
    case 'funds_transfer':
      return { ...nothing, bankAccount: findById(await world.bankAccounts(), choices.bankAccountId) };
    case 'pay_on_delivery':
      return { ...nothing, paymentChoice: choiceOf(option, choices) };
    default:
      return nothing;
  }
}

async function savedCardOf(
  world: World,
  choices: Choices,
  option: PaymentOption,
): Promise<Pick<Details, 'savedCard' | 'card'>> {
  const savedCard = findById(cardsFor(option, await world.savedCards()), choices.savedCardId);
  return { savedCard, card: savedCard === null ? null : await world.cardOf(savedCard.bin ?? '') };
}

function choiceOf(option: PaymentOption, choices: Choices): Details['paymentChoice'] {
  return option.choices.find(({ value }) => value === choices.paymentChoice) ?? null;
}

async function listsFor(
  world: World,
  option: PaymentOption | null,
): Promise<Pick<Offers, 'bankAccounts' | 'paymentChoices' | 'savedCards' | 'canSaveCard'>> {
  return {
    bankAccounts: option?.type === 'funds_transfer' ? await world.bankAccounts() : [],
    paymentChoices: option?.type === 'pay_on_delivery' ? option.choices : [],
    savedCards: option?.type === 'saved_card' ? cardsFor(option, await world.savedCards()) : [],
    canSaveCard: option?.type === 'credit_card' && canSave(world, option),
  };
}

/** Guests have nothing to come back to. */
function canSave({ shopper, deps }: World, { gateway }: PaymentOption): boolean {
  return shopper !== null && !shopper.isGuest && keepsCards(deps.gateways, gateway);
}

/** Asked for only where something of the balance is to be used. */
async function balanceFor(world: World, choices: Choices, option: PaymentOption | null): Promise<number> {
  const isUsed = choices.loyaltyAmount > 0 || option?.type === 'loyalty_money';
  return isUsed && world.deps.config.loyaltyMoney ? world.balance() : 0;
}
