import { type ShippingMemory, shippingMemory } from './features/shipping/index.ts';
import { eraseLoyaltyOf } from './features/loyalty/index.ts';
import {
  deleteBasketsOf,
  type FindState,
  mergeBasketsOnLogin,
  stateReader,
  type Thaw,
} from './features/basket/index.ts';
import { type EraseHook, identityReader, type LoginHook } from './features/accounts/index.ts';
import { type CatalogueHooks, type Definitions, readDefinitions } from './features/catalogue/index.ts';
import type { CategoryTree } from './features/content/index.ts';
import { type Media, openMedia } from './features/media/index.ts';
import {
  indexProducts,
  noteAvailability,
  notePrices,
  type SearchMemory,
  searchMemory,
} from './features/search/index.ts';
import { eraseVouchersOf, keptRules } from './features/promotions/index.ts';
import {
  type Destination,
  type Destinations,
  type Family,
  type GoodBytes,
  goodBytes,
} from './features/storefront/index.ts';
import {
  abandonOrder,
  type CancellationReader,
  eraseOrdersOf,
  type OrderDeps,
  type OrderJobDeps,
  settlePayment,
} from './features/orders/index.ts';
import {
  askGateway,
  bankAccounts,
  type CardTable,
  cardTable,
  type Gateways,
  openGateways,
  type PaymentMeans,
  paymentMeans,
  pay,
  type PaymentsDeps,
} from './features/payments/index.ts';
import { noteUse } from './features/sessions/index.ts';
import { enqueueStockAlerts, eraseWishlists } from './features/wishlist/index.ts';
import { type Changes, followChanges, memo, type TaggedCache, taggedCache } from './platform/cache/index.ts';
import { type Captcha, openCaptcha } from './platform/captcha/index.ts';
import { type Clock, systemClock } from './platform/clock/index.ts';
import type { Config } from './platform/config/index.ts';
import {
  hashPool,
  type Passwords,
  passwords,
  type SessionKeys,
  sessionKeys,
  type Signer,
  signer,
} from './platform/crypto/index.ts';
import type { Executor } from './platform/db/index.ts';
import {
  type IdentitySource,
  type Preferences,
  preferences,
  type PublicAnswer,
  type SessionCookies,
  sessionCookies,
} from './platform/http/index.ts';
import { type MailPort, openMail } from './platform/mail/index.ts';
import { type Logger, openLogger } from './platform/observability/logger.ts';
import { type Faults, faults } from './platform/faults/index.ts';
import { type Random, systemRandom } from './platform/random/index.ts';
import { openSms, type SmsPort } from './platform/sms/index.ts';

/** Everything the features are built from. */
export interface Composition extends OrderDeps {
  readonly config: Config;
  readonly log: Logger;
  readonly signer: Signer;
  readonly keys: SessionKeys;
  readonly cookies: SessionCookies;
  readonly passwords: Passwords;
  readonly preferences: Preferences;
  readonly identities: IdentitySource;
  readonly captcha: Captcha | null;
  /** Changes to the public data, and the answers kept until one spoils them. */
  readonly changes: Changes;
  readonly answers: TaggedCache<PublicAnswer>;
  readonly mail: MailPort;
  readonly sms: SmsPort;
  /** What products are described with, and products with their variants, each kept until it changes. */
  definitions(): Promise<Definitions>;
  readonly families: TaggedCache<Family>;
  readonly destinations: Destinations;
  readonly catalogueHooks: CatalogueHooks;
  /** Hands over what a guest had, inside the login's transaction. */
  readonly onLogin: LoginHook;
  readonly thaw: Thaw;
  readonly findBasket: FindState;
  readonly goodBytes: GoodBytes;
  readonly eraseHooks: readonly EraseHook[];
  readonly categoryTree: CategoryTree;
  readonly media: Media;
  readonly cards: CardTable;
  readonly shipping: ShippingMemory;
  readonly paymentMeans: PaymentMeans;
  readonly gateways: Gateways;
  readonly paymentSettled: PaymentsDeps['paymentSettled'];
  readonly search: SearchMemory;
  readonly cancellations: CancellationReader;
  readonly bankAccountsIn: OrderJobDeps['bankAccountsIn'];
  isDraining(): boolean;
}

/** What a test or a command may put in place of the real thing. */
export interface Outside {
  readonly config: Config;
  readonly db: Executor;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly captcha?: Captcha | null;
  readonly gateways?: Gateways;
  readonly faults?: Faults;
  readonly log?: Logger;
  readonly isDraining?: () => boolean;
}

// Whatever a change forgot to tell is right again after this.
const ANSWER_AGE_MS = 600_000;
// Some thousand paths; storefronts ask for every page they show.
const PATHS_BYTES = 2_097_152;

/** The only place that constructs dependencies. */
export function compose(outside: Outside): Composition {
  const { config, db } = outside;
  const clock = outside.clock ?? systemClock;
  const random = outside.random ?? systemRandom();
  const secretKeys = [config.secretKey ?? '', ...config.secretKeyFallbacks];
  if (config.secretKey === null) throw new Error('The configuration has no secret key');
  if (config.mediaDir === null) throw new Error('The configuration has no folder for pictures');
  const signs = signer(secretKeys);
  const log = outside.log ?? openLogger('silent');
  const gateways = outside.gateways ?? openGateways({ config, db, clock, signer: signs });
  const shelf = shelves(outside, clock);
  const orders = placing({ ...outside, clock, random, gateways, log }, shelf);
  return {
    ...{ config, db, clock, random },
    log,
    signer: signs,
    gateways,
    ...orders,
    thaw: (tx, basketId, now) => abandonOrder(orders, tx, basketId, now),
    paymentSettled: async (settlement) => {
      await settlePayment(orders, settlement);
    },
    keys: sessionKeys(secretKeys, random),
    cookies: sessionCookies(config),
    passwords: passwords(hashPool(config.hashConcurrency)),
    preferences: preferences(config),
    identities: identities({ db, config }),
    findBasket: stateReader(db),
    onLogin: (tx, login) =>
      mergeBasketsOnLogin({ config, thaw: (...frozen) => abandonOrder(orders, ...frozen) }, tx, login),
    eraseHooks: [
      eraseWishlists,
      // Orders after baskets: so placing locks them.
      (tx, { id }) => deleteBasketsOf(tx, id),
      eraseOrdersOf,
      (tx, { id }) => eraseVouchersOf(tx, id),
      (tx, { id }) => eraseLoyaltyOf(tx, id),
    ],
    cancellations: () => Promise.resolve(new Map()),
    bankAccountsIn: (currency) => bankAccounts(shelf, currency),
    captcha: outside.captcha === undefined ? openCaptcha(config) : outside.captcha,
    ...shelf,
    mail: openMail(config, db, clock),
    sms: openSms(config, db, clock),
    media: openMedia({ folder: config.mediaDir, config, clock, random }),
    isDraining: outside.isDraining ?? (() => false),
  };
}

/** What placing orders needs, from the goods to the gateways. */
function placing(
  {
    config,
    db,
    clock,
    random,
    gateways,
    log,
    ...outside
  }: Outside & { clock: Clock; random: Random; gateways: Gateways; log: Logger },
  shelf: ReturnType<typeof shelves>,
): OrderDeps {
  const { promotions, availabilityChanged, restocked } = shelf;
  const asking = { config, gateways, log };
  return {
    ...{ config, db, clock, random, promotions, availabilityChanged, restocked },
    faults: outside.faults ?? faults(config.faultPoint),
    pay: (attempt, input) => pay(asking, attempt, input),
    askGateway: (attempt) => askGateway(asking, attempt),
    onPlaced: () => Promise.resolve(),
  };
}

/** What is known of the goods, kept until it changes, and who is told when it does. */
function shelves({ config, db }: Outside, clock: Clock) {
  const changes = followChanges(db);
  const definitions = memo(changes, ['definitions', 'menus'], () => readDefinitions(db));
  const bytes = config.cacheMegabytes * MEGABYTE;
  const kept = (share: number) => ({ maxBytes: Math.floor(bytes * share), maxAgeMs: ANSWER_AGE_MS });
  return {
    changes,
    definitions,
    answers: taggedCache<PublicAnswer>(changes, kept(0.45)),
    families: taggedCache<Family>(changes, kept(0.25)),
    goodBytes: goodBytes(Math.floor(bytes * 0.1)),
    destinations: taggedCache<Destination | null>(changes, { maxBytes: PATHS_BYTES, maxAgeMs: ANSWER_AGE_MS }),
    cards: cardTable(db, changes),
    shipping: shippingMemory(db, changes),
    paymentMeans: paymentMeans(db, changes),
    promotions: keptRules({ db, clock, changes }),
    search: searchMemory({ db, changes, clock }, Math.floor(bytes * 0.2)),
    categoryTree: async () => [...(await definitions()).categories.values()].filter(({ isActive }) => isActive),
    catalogueHooks: {
      productsChanged: (tx: Executor, ids: readonly number[], now: Date) => indexProducts({ config }, tx, ids, now),
      pricesChanged: notePrices,
    },
    availabilityChanged: noteAvailability,
    restocked: enqueueStockAlerts,
  };
}

const MEGABYTE = 1_048_576;

function identities(deps: { db: Executor; config: Config }): IdentitySource {
  return {
    ...identityReader(deps.db),
    touch: (session, use) => noteUse(deps, session, use),
  };
}
