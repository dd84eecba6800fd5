import { identityReader } from './features/accounts/index.ts';
import { noteUse } from './features/sessions/index.ts';
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
  readonly mail: MailPort;
  readonly sms: SmsPort;
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

/** The only place that constructs dependencies. */
export function compose(outside: Outside): Composition {
  const { config, db } = outside;
  const clock = outside.clock ?? systemClock;
  const random = outside.random ?? systemRandom();
  const secretKeys = [config.secretKey ?? '', ...config.secretKeyFallbacks];
  if (config.secretKey === null) throw new Error('The configuration has no secret key');
  return {
    ...{ config, db, clock, random },
    signer: signer(secretKeys),
    keys: sessionKeys(secretKeys, random),
    cookies: sessionCookies(config),
    passwords: passwords(hashPool(config.hashConcurrency)),
    preferences: preferences(config),
    identities: identities({ db, config }),
    captcha: outside.captcha === undefined ? openCaptcha(config) : outside.captcha,
    mail: openMail(config, db, clock),
    sms: openSms(config, db, clock),
    isDraining: outside.isDraining ?? (() => false),
  };
}

function identities(deps: { db: Executor; config: Config }): IdentitySource {
  return {
    ...identityReader(deps.db),
    touch: (session, use) => noteUse(deps, session, use),
  };
}
