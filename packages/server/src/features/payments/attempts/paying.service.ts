import type { Executor } from '../../../platform/db/index.ts';
import { askWithin } from '../gateways/asking.ts';
import type { CardDetails } from '../gateways/card-details.ts';
import type { Buyer, Gateway, GatewayAnswer, Gateways, Notice } from '../gateways/gateway.ts';
import type { GatewayDeps } from '../payments.deps.ts';
import type { Attempt } from '../payment.ts';
import { selectAttempt } from './attempts.queries.ts';
import type { CardOfCustomer } from '../saved-cards/saved-card.ts';
import { selectGatewayToken } from '../saved-cards/saved-cards.queries.ts';
import { returnAddresses } from './return-addresses.rules.ts';

export interface PayInput {
  /** Null for a card that is kept, and for a provider's own page. */
  readonly card: CardDetails | null;
  /** The customer's saved card to pay with. Default: none. */
  readonly savedCard?: CardOfCustomer | null;
  readonly threeD: boolean;
  readonly buyer: Buyer;
  readonly language: string;
}

const NEVER_ASKED: GatewayAnswer = {
  kind: 'declined',
  failure: 'provider_failed',
  gatewayReference: null,
  neverAsked: true,
};

const CARD_GONE: GatewayAnswer = { ...NEVER_ASKED, failure: 'stored_card_gone' };

/**
 * Asks the attempt's gateway for the money; with no transaction open. Whatever goes wrong or takes too long is
 * `unknown`, and a job asks what became of it. Asked again with the same attempt, it takes no money twice. A gateway
 * that the shop does not have declines, and so does a saved card that is gone.
 */
export async function pay(
  deps: GatewayDeps & { readonly db: Executor },
  attempt: Attempt,
  input: PayInput,
): Promise<GatewayAnswer> {
  const gateway = gatewayOf(deps, attempt);
  if (gateway === null) return NEVER_ASKED;
  const { savedCard = null, ...rest } = input;
  const storedCard = savedCard === null ? null : await selectGatewayToken(deps.db, savedCard, gateway.name);
  if (savedCard !== null && storedCard === null) return CARD_GONE;
  const { reference, orderNumber, amount, currency, installmentCount, method } = attempt;
  const saveCard = attempt.saveCardFor !== null;
  return askWithin(deps, {
    ...{ gateway, reference, what: 'pay' },
    ask: (asked, signal) =>
      asked.pay(
        {
          ...{ reference, orderNumber, amount, currency, installmentCount, ...rest, storedCard, saveCard },
          returnUrl: returnAddresses(deps.config, method),
        },
        signal,
      ),
  });
}

/** What became of an attempt, by its gateway. `unknown` when that cannot be learnt now. */
export async function askGateway(deps: GatewayDeps, attempt: Attempt): Promise<GatewayAnswer> {
  const gateway = gatewayOf(deps, attempt);
  if (gateway === null) return { kind: 'unknown' };
  const { reference, gatewayReference } = attempt;
  return askWithin(deps, {
    ...{ gateway, reference, what: 'find' },
    ask: (asked, signal) => asked.find({ reference, gatewayReference }, signal),
  });
}

/** The gateway that an attempt goes through; null without one, and for one that the shop has no more. */
export function gatewayOf(
  { gateways, log }: GatewayDeps,
  { gateway, reference }: Pick<Attempt, 'gateway' | 'reference'>,
): Gateway | null {
  if (gateway === null) return null;
  const known = gateways.get(gateway) ?? null;
  if (known === null) log.warn({ gateway, payment: reference }, 'payment gateway unknown');
  return known;
}

/** Whose return it is that a browser brings, known by its gateway; null where no gateway made these fields. */
export function readReturn({ gateways }: { readonly gateways: Gateways }, fields: Fields): Notice | null {
  return findReturn(gateways, fields)?.notice ?? null;
}

/**
 * The same, and where the return itself does not tell, what the gateway makes of it: some take the money only now. That
 * is asked for while the attempt is open and no longer, with no transaction open. One statement at most.
 */
export async function completeReturn(
  deps: GatewayDeps & { readonly db: Executor },
  fields: Fields,
): Promise<Notice | null> {
  const found = findReturn(deps.gateways, fields);
  if (found === null) return null;
  const { gateway, notice } = found;
  if (notice.answer.kind !== 'waiting' || gateway.complete === undefined) return notice;
  const attempt = await selectAttempt(deps.db, notice.reference);
  if (attempt?.state !== 'started' && attempt?.state !== 'pending') return notice;
  const { reference, gatewayReference } = attempt;
  const answer = await askWithin<GatewayAnswer>(deps, {
    ...{ gateway, reference, what: 'complete' },
    ask: async (asked, signal) =>
      (await asked.complete?.({ reference, gatewayReference, fields }, signal)) ?? notice.answer,
  });
  return { ...notice, answer };
}

type Fields = Readonly<Record<string, string>>;

function findReturn(gateways: Gateways, fields: Fields): { gateway: Gateway; notice: Notice } | null {
  for (const gateway of gateways.values()) {
    const notice = gateway.readReturn(fields);
    if (notice !== null) return { gateway, notice };
  }
  return null;
}
