import { amountToPay, findHandOver } from '../../orders/index.ts';
import { type Choices, PAYMENT_DETAILS, without } from '../choices/choices.ts';
import type { Checkout, Chosen } from '../checkout.ts';
import { deliver } from './delivering.service.ts';
import { giftBoxPriceOf, pay } from './paying.service.ts';
import type { World } from './world.service.ts';

/**
 * What becomes of choices in the world as it is: those that are gone, or that nothing stands under any more, are none. What
 * is offered at one step goes by the steps before it and never by those after it, so that choosing comes to an end.
 */
export async function assemble(world: World, stored: Choices): Promise<Checkout> {
  const choices = ofThisBasket(stored, world);
  const delivered = await deliver(world, choices);
  const paid = await pay(world, choices, delivered.chosen);
  const chosen = { ...delivered.chosen, ...paid.chosen };
  const settled = settledChoices(choices, chosen);
  const giftBoxPrice = giftBoxPriceOf(world);
  return {
    ...{ caller: world.caller, now: world.now, shopper: world.shopper, basketId: world.basketId },
    basket: paid.basket,
    choices: {
      ...settled,
      giftBox: giftBoxPrice === null ? null : settled.giftBox,
      isRedirected: settled.isRedirected && (await isAway(world)),
    },
    offers: { ...delivered.offers, ...paid.offers },
    ...{ chosen, giftBoxPrice, balance: paid.balance, amounts: paid.amounts },
    toPay: amountToPay(paid.amounts),
  };
}

/** How a thing is paid goes with what is paid: it is chosen anew once the basket holds something else. */
function ofThisBasket(stored: Choices, { basket }: World): Choices {
  const basketVersion = basket.basket.head?.version ?? 0;
  const kept = stored.basketVersion === basketVersion ? stored : without(stored, PAYMENT_DETAILS);
  return { ...kept, basketVersion };
}

/** The choices that still mean something. */
function settledChoices(choices: Choices, chosen: Chosen): Choices {
  return {
    ...choices,
    deliveryOptionId: idOf(chosen.delivery),
    shippingAddressId: idOf(chosen.address),
    billingAddressId: idOf(chosen.billingAddress),
    retailStoreId: idOf(chosen.store),
    shippingOptionId: idOf(chosen.quote),
    paymentOptionId: idOf(chosen.paymentOption),
    bin: chosen.card === null ? null : choices.bin,
    savedCardId: idOf(chosen.savedCard),
    planId: idOf(chosen.instalments?.plan ?? null),
    bankAccountId: idOf(chosen.bankAccount),
    paymentChoice: chosen.paymentChoice?.value ?? null,
    isRedirected: chosen.paymentOption !== null && choices.isRedirected,
    giftCardId: idOf(chosen.giftCard),
    giftCardAmount: chosen.giftCard === null ? 0 : choices.giftCardAmount,
  };
}

function idOf(chosen: { readonly id: number } | null): number | null {
  return chosen === null ? null : chosen.id;
}

/** Whether the bank or provider still waits for the shopper. */
async function isAway({ deps, basketId }: World): Promise<boolean> {
  return (await findHandOver(deps.db, basketId)) !== null;
}
