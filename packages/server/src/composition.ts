import {
  type ConfirmHook,
  type ConsentHook,
  type EnrolHook,
  type EraseGuestHook,
  type EraseHook,
  identityReader,
  type LoginHook,
  type RegisterHook,
  type TakeBackHook,
} from './features/accounts/index.ts';
import { type FindState, stateReader, type Thaw } from './features/basket/index.ts';
import type { CatalogueHooks, Definitions } from './features/catalogue/index.ts';
import { type DevConsole, openDevConsole } from './features/console/index.ts';
import type { CategoryTree } from './features/content/index.ts';
import { builtInCards, type LoyaltyCardService } from './features/loyalty/index.ts';
import { type Media, openMedia } from './features/media/index.ts';
import type { NotificationDeps } from './features/notifications/index.ts';
import type { CancellationReader, DeskDeps, OrderDeps, OrderJobDeps } from './features/orders/index.ts';
import {
  callShop,
  type CardTable,
  type Gateways,
  type HookCall,
  openGateways,
  type PaymentMeans,
  type PaymentsDeps,
} from './features/payments/index.ts';
import type { SearchMemory } from './features/search/index.ts';
import { noteUse } from './features/sessions/index.ts';
import { callProviders, openProviders, type ProviderFetch, type Providers } from './features/social/index.ts';
import { BUILT_SHOP } from './features/shop/index.ts';
import type { ShippingMemory } from './features/shipping/index.ts';
import type { Destinations, Family, GoodBytes } from './features/storefront/index.ts';
import type { AlertConsent } from './features/wishlist/index.ts';
import { guestErasure } from './composition/guests.ts';
import { letters } from './composition/letters.ts';
import { shelves } from './composition/shelves.ts';
import { till } from './composition/till.ts';
import type { Changes, TaggedCache } from './platform/cache/index.ts';
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
import { type Faults, faults } from './platform/faults/index.ts';
import {
  type IdentitySource,
  type Preferences,
  preferences,
  type PublicAnswer,
  type SessionCookies,
  sessionCookies,
} from './platform/http/index.ts';
import type { PictureLine } from './platform/images/index.ts';
import { type MailPort, openMail } from './platform/mail/index.ts';
import { type Logger, openLogger } from './platform/observability/logger.ts';
import type { StatementMeter } from './platform/observability/statements.ts';
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
  /** Who may vouch for customers. */
  readonly socialProviders: Providers;
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
  /** Told when a registered customer's e-mail address is confirmed. */
  readonly onEmailConfirmed: readonly ConfirmHook[];
  /** Told when a new password was set by a link from a mail. */
  readonly onTakenBack: readonly TakeBackHook[];
  readonly onConsentsChanged: readonly ConsentHook[];
  readonly onRegistered: readonly RegisterHook[];
  readonly alertConsent: AlertConsent;
  readonly dropAlerts: NotificationDeps['dropAlerts'];
  readonly ownsBasket: NotificationDeps['ownsBasket'];
  /** Told when somebody registers, or saves the profile, who wants a loyalty card. */
  readonly enrol: EnrolHook;
  readonly loyaltyCards: LoyaltyCardService;
  readonly findBasket: FindState;
  readonly goodBytes: GoodBytes;
  readonly eraseHooks: readonly EraseHook[];
  readonly eraseGuestHooks: readonly EraseGuestHook[];
  readonly categoryTree: CategoryTree;
  readonly media: Media;
  readonly pictures: PictureLine;
  readonly cards: CardTable;
  readonly shipping: ShippingMemory;
  readonly paymentMeans: PaymentMeans;
  readonly gateways: Gateways;
  /** How the simulated bank calls the shop. */
  readonly callHook: HookCall;
  readonly paymentSettled: PaymentsDeps['paymentSettled'];
  readonly search: SearchMemory;
  readonly cancellations: CancellationReader;
  readonly refundPayment: DeskDeps['refundPayment'];
  readonly refundDone: DeskDeps['refundDone'];
  readonly orderMoved: DeskDeps['orderMoved'];
  readonly bankAccountsIn: OrderJobDeps['bankAccountsIn'];
  /** Where the built demo shop is. */
  readonly shopFolder: string;
  /** Null but in development. */
  readonly devConsole: DevConsole | null;
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
  readonly loyaltyCards?: LoyaltyCardService;
  readonly faults?: Faults;
  readonly callHook?: HookCall;
  readonly fetchProvider?: ProviderFetch;
  readonly log?: Logger;
  readonly shopFolder?: string;
  readonly isDraining?: () => boolean;
  /** Counts the statements of `db`, for the development console. */
  readonly meter?: StatementMeter;
}

/** The only place that constructs dependencies, with the folder beside it. */
export function compose(outside: Outside): Composition {
  const { config, db } = outside;
  const tools = { ...outside, clock: outside.clock ?? systemClock, random: outside.random ?? systemRandom() };
  const { clock, random } = tools;
  const secretKeys = [required(config.secretKey, 'secret key'), ...config.secretKeyFallbacks];
  const signs = signer(secretKeys);
  const log = outside.log ?? openLogger('silent');
  const gateways = outside.gateways ?? openGateways({ config, db, clock, signer: signs });
  const loyaltyCards = outside.loyaltyCards ?? builtInCards({ db, random });
  const media = openMedia({ folder: required(config.mediaDir, 'folder for pictures'), config, clock, random });
  const shelf = shelves({ config, db, clock });
  const means = { config, db, clock, random, gateways, loyaltyCards, log };
  const desk = till({ ...means, faults: outside.faults ?? faults(config.faultPoint) }, shelf);
  return {
    ...shelf,
    ...desk,
    ...letters({ config, db, clock, signer: signs }, desk),
    eraseGuestHooks: guestErasure({ config, signer: signs }),
    ...{ log, gateways, loyaltyCards, signer: signs },
    socialProviders: providers({ config, clock, log, signer: signs }, outside),
    keys: sessionKeys(secretKeys, random),
    cookies: sessionCookies(config),
    passwords: passwords(hashPool(config.hashConcurrency)),
    preferences: preferences(config),
    identities: identities({ db, config }),
    findBasket: stateReader(db),
    mail: openMail(config, db, clock),
    sms: openSms(config, db, clock),
    media,
    pictures: media.line,
    ...surroundings(outside),
    devConsole: developersConsole(tools),
  };
}

/** What lies outside of the shop, or what stands in its place. */
function surroundings({ config, ...given }: Outside) {
  return {
    callHook: given.callHook ?? callShop(config),
    captcha: given.captcha === undefined ? openCaptcha(config) : given.captcha,
    shopFolder: given.shopFolder ?? BUILT_SHOP,
    isDraining: given.isDraining ?? (() => false),
  };
}

function developersConsole({ config, clock, random, meter }: Outside & DevTools): DevConsole | null {
  return config.development ? openDevConsole({ clock, random, meter: meter ?? null }) : null;
}

interface DevTools {
  readonly clock: Clock;
  readonly random: Random;
}

function providers(
  tools: Pick<Composition, 'config' | 'clock' | 'log' | 'signer'>,
  { fetchProvider }: Outside,
): Providers {
  return openProviders({ ...tools, fetchProvider: fetchProvider ?? callProviders });
}

function required(value: string | null, what: string): string {
  if (value === null) throw new Error(`The configuration has no ${what}`);
  return value;
}

function identities(deps: { db: Executor; config: Config }): IdentitySource {
  return {
    ...identityReader(deps.db),
    touch: (session, use) => noteUse(deps, session, use),
  };
}
