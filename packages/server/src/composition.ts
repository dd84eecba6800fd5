import { deleteBasketsOf, type FindState, mergeBasketsOnLogin, stateReader } from './features/basket/index.ts';
import { type ConfirmHook, type EraseHook, identityReader, type LoginHook } from './features/accounts/index.ts';
import { eraseAddressesOf, moveAddresses } from './features/addresses/index.ts';
import { type CatalogueHooks, type Definitions, readDefinitions } from './features/catalogue/index.ts';
import type { CategoryTree } from './features/content/index.ts';
import { type Media, openMedia } from './features/media/index.ts';
import type { StockDeps } from './features/stock/index.ts';
import {
  indexProducts,
  noteAvailability,
  notePrices,
  type SearchMemory,
  searchMemory,
} from './features/search/index.ts';
import { eraseVouchersOf, keptRules, type PromotionRules } from './features/promotions/index.ts';
import {
  type Destination,
  type Destinations,
  type Family,
  type GoodBytes,
  goodBytes,
} from './features/storefront/index.ts';
import { type CardTable, cardTable } from './features/payments/index.ts';
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
import { type Random, systemRandom } from './platform/random/index.ts';
import { openSms, type SmsPort } from './platform/sms/index.ts';

/** Everything the features are built from. */
export interface Composition {
  readonly config: Config;
  readonly db: Executor;
  readonly clock: Clock;
  readonly random: Random;
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
  readonly availabilityChanged: StockDeps['availabilityChanged'];
  /** Hands over what a guest had, inside the login's transaction. */
  readonly onLogin: LoginHook;
  /** Told when a registered customer's e-mail address is confirmed. */
  readonly onEmailConfirmed: readonly ConfirmHook[];
  readonly findBasket: FindState;
  readonly goodBytes: GoodBytes;
  readonly restocked: StockDeps['restocked'];
  readonly eraseHooks: readonly EraseHook[];
  readonly categoryTree: CategoryTree;
  readonly media: Media;
  readonly cards: CardTable;
  readonly search: SearchMemory;
  /** What is given on baskets, kept until it changes. */
  promotions(): Promise<PromotionRules>;
  isDraining(): boolean;
}

/** What a test or a command may put in place of the real thing. */
export interface Outside {
  readonly config: Config;
  readonly db: Executor;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly captcha?: Captcha | null;
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
  return {
    ...{ config, db, clock, random },
    signer: signer(secretKeys),
    keys: sessionKeys(secretKeys, random),
    cookies: sessionCookies(config),
    passwords: passwords(hashPool(config.hashConcurrency)),
    preferences: preferences(config),
    identities: identities({ db, config }),
    findBasket: stateReader(db),
    onLogin: handOver(config),
    onEmailConfirmed: [],
    eraseHooks: [
      eraseWishlists,
      (tx, { id }) => deleteBasketsOf(tx, id),
      (tx, { id }) => eraseVouchersOf(tx, id),
      (tx, { id }) => eraseAddressesOf(tx, id),
    ],
    captcha: outside.captcha === undefined ? openCaptcha(config) : outside.captcha,
    ...shelves(outside, clock),
    mail: openMail(config, db, clock),
    sms: openSms(config, db, clock),
    media: openMedia({ folder: config.mediaDir, config, clock, random }),
    isDraining: outside.isDraining ?? (() => false),
  };
}

/** What a guest had goes to the customer who logs in. */
function handOver(config: Config): LoginHook {
  return async (tx, login) => {
    await mergeBasketsOnLogin({ config }, tx, login);
    const { guestCustomerId: from, customerId: to, now } = login;
    if (from !== null) await moveAddresses(tx, { from, to, most: config.addressMaxCount, now });
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
