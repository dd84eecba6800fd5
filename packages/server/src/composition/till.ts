import type { ConfirmHook, EnrolHook, EraseHook, LoginHook, TakeBackHook } from '../features/accounts/index.ts';
import { eraseAddressesOf, moveAddresses } from '../features/addresses/index.ts';
import { forgetCheckout } from '../features/checkout/index.ts';
import { eraseB2bOf } from '../features/b2b/index.ts';
import { deleteBasketsOf, mergeBasketsOnLogin, type Thaw } from '../features/basket/index.ts';
import {
  beginEarning,
  enrol,
  eraseLoyaltyOf,
  type LoyaltyCardService,
  type OrderMoved,
  settleEarning,
} from '../features/loyalty/index.ts';
import {
  abandonOrder,
  attachGuestOrders,
  claimGuestOrders,
  eraseOrdersOf,
  type GatewayRefund,
  type OrderDeps,
  settlePayment,
} from '../features/orders/index.ts';
import {
  askGateway,
  bankAccounts,
  eraseSavedCardsOf,
  type Gateways,
  pay,
  type PaymentsDeps,
  refundPayment,
} from '../features/payments/index.ts';
import { deleteExportsOf } from '../features/privacy/index.ts';
import { eraseVouchersOf } from '../features/promotions/index.ts';
import { eraseSocialAccountsOf } from '../features/social/index.ts';
import { cancellationReader, completeRequests, eraseReturnsOf } from '../features/returns/index.ts';
import { attachGuestTickets, eraseTicketsOf, readdressTickets } from '../features/support/index.ts';
import { eraseWishlists } from '../features/wishlist/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import type { Config } from '../platform/config/index.ts';
import type { Executor, Tx } from '../platform/db/index.ts';
import type { Faults } from '../platform/faults/index.ts';
import type { Logger } from '../platform/observability/logger.ts';
import type { Random } from '../platform/random/index.ts';
import type { Shelves } from './shelves.ts';

interface Tools {
  readonly config: Config;
  readonly db: Executor;
  readonly clock: Clock;
  readonly random: Random;
  readonly gateways: Gateways;
  readonly loyaltyCards: LoyaltyCardService;
  readonly faults: Faults;
  readonly log: Logger;
}

/** What placing orders and settling their payments needs, and who is told of both. */
export function till(tools: Tools, shelves: Shelves) {
  const orders = placing(tools, shelves);
  const thaw: Thaw = (tx, basketId, now) => abandonOrder(orders, tx, basketId, now);
  const paymentSettled: PaymentsDeps['paymentSettled'] = async (settlement) => {
    await settlePayment(orders, settlement);
  };
  return {
    ...orders,
    thaw,
    paymentSettled,
    refundPayment: (refund: GatewayRefund) => refundPayment({ ...tools, paymentSettled }, refund),
    refundDone: completeRequests,
    orderMoved: (tx: Tx, order: OrderMoved) => settleEarning(tools, tx, order),
    cancellations: cancellationReader(tools),
    bankAccountsIn: (currency: string) => bankAccounts(shelves, currency),
    onLogin: handOver({ config: tools.config, thaw }),
    onEmailConfirmed: CONFIRM_HOOKS,
    onTakenBack: [eraseSocialAccountsOf] satisfies readonly TakeBackHook[],
    enrol: enrolling(tools),
    eraseHooks: [
      (tx, erased) => claimGuestOrders(tx, erased, tools.clock.now()),
      ...ERASE_HOOKS,
      (tx, erased) => eraseTicketsOf(tx, erased, tools.clock.now()),
    ] satisfies readonly EraseHook[],
  };
}

function placing({ gateways, log, ...tools }: Tools, shelves: Shelves): OrderDeps {
  const { promotions, availabilityChanged, restocked } = shelves;
  const asking = { config: tools.config, db: tools.db, gateways, log };
  return {
    ...tools,
    ...{ promotions, availabilityChanged, restocked },
    pay: (attempt, input) => pay(asking, attempt, input),
    askGateway: (attempt) => askGateway(asking, attempt),
    onPlaced: async (tx, placed) => {
      if (placed.basketId !== null) await forgetCheckout(tx, placed.basketId);
      // Last: it may lock balances.
      await beginEarning(tools, tx, placed);
    },
  };
}

/** What a guest had goes to the customer who logs in. */
function handOver(deps: { config: Config; thaw: Thaw }): LoginHook {
  return async (tx, login) => {
    await mergeBasketsOnLogin(deps, tx, login);
    const { guestCustomerId: from, customerId: to, now } = login;
    if (from !== null) await moveAddresses(tx, { from, to, most: deps.config.addressMaxCount, now });
  };
}

function enrolling(tools: Tools): EnrolHook {
  return async (tx, joining) => {
    await enrol(tools, tx, joining);
  };
}

const CONFIRM_HOOKS: readonly ConfirmHook[] = [attachGuestOrders, attachGuestTickets, readdressTickets];

const ERASE_HOOKS: readonly EraseHook[] = [
  eraseWishlists,
  // Baskets before orders, as placing locks them.
  (tx, { id }) => deleteBasketsOf(tx, id),
  (tx, { id }) => eraseB2bOf(tx, id),
  (tx, { id }) => eraseReturnsOf(tx, { customerId: id }),
  async (tx, { id }) => {
    await eraseOrdersOf(tx, { customerId: id });
  },
  (tx, { id }) => eraseVouchersOf(tx, id),
  async (tx, { id }) => {
    await eraseAddressesOf(tx, [id]);
  },
  (tx, { id }) => eraseLoyaltyOf(tx, id),
  (tx, { id }) => eraseSocialAccountsOf(tx, id),
  (tx, { id }) => eraseSavedCardsOf(tx, id),
  (tx, { id }) => deleteExportsOf(tx, id),
];
