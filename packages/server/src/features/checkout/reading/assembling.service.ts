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
  const { delivery, deliveryType, shippingAddress, billingAddress, store, quote, paymentOption } = chosen;
  const isCard = paymentOption?.type === 'credit_card';
  return {
    ...choices,
    deliveryOptionId: delivery?.id ?? null,
    shippingAddressId: deliveryType === 'customer' ? (shippingAddress?.id ?? null) : null,
    billingAddressId: billingAddress?.id ?? null,
    retailStoreId: store?.id ?? null,
    shippingOptionId: quote?.id ?? null,
    paymentOptionId: paymentOption?.id ?? null,
    bin: isCard ? choices.bin : null,
    planId: chosen.instalments?.plan.id ?? null,
    bankAccountId: chosen.bankAccount?.id ?? null,
    paymentChoice: chosen.paymentChoice?.value ?? null,
    isRedirected: paymentOption !== null && choices.isRedirected,
    giftCardId: chosen.giftCard?.id ?? null,
    giftCardAmount: chosen.giftCard === null ? 0 : choices.giftCardAmount,
  };
}

/** Whether the bank or provider still waits for the shopper. */
async function isAway({ deps, basketId }: World): Promise<boolean> {
  return (await findHandOver(deps.db, basketId)) !== null;
}
