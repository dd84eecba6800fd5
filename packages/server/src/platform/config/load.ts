import { availableParallelism } from 'node:os';
import { hasTwoDecimals } from '../../kernel/currency.ts';
import { BadSetting, type Percentage } from './parsers.ts';
import type { Variable } from './declarations.ts';
import { readProviders, SIMULATED_PROVIDER, type SocialProvider } from './social-variables.ts';
import { variables } from './variables.ts';

type Variables = typeof variables;
type Value<V> = V extends { parse: (text: string) => infer T } ? T : never;

/** Each variable's value; those without a fallback are null when unset. */
export type Settings = {
  readonly [Key in keyof Variables]: Variables[Key] extends { fallback: null }
    ? Value<Variables[Key]> | null
    : Value<Variables[Key]>;
};

/** The whole configuration: the settings with what follows from them filled in. */
export type Config = Omit<
  Settings,
  | 'publicUrl'
  | 'mediaUrl'
  | 'captchaProvider'
  | 'docs'
  | 'shop'
  | 'hashConcurrency'
  | 'secretKey'
  | 'loyaltyEarnRate'
  | 'socialLoginProviders'
> & {
  readonly publicUrl: string;
  readonly mediaUrl: string;
  readonly captchaProvider: 'none' | 'development' | 'hcaptcha' | 'recaptcha';
  readonly docs: boolean;
  /** Whether the demo shop is served, below `publicUrl` at `/shop/`. */
  readonly shop: boolean;
  readonly hashConcurrency: number;
  readonly loyaltyEarnRate: Percentage;
  readonly socialLoginProviders: readonly string[];
  /** What is configured of them; not of the simulated one. */
  readonly socialProviders: readonly SocialProvider[];
  /** Null only in development, until the key kept in the data folder is read. */
  readonly secretKey: string | null;
  readonly development: boolean;
  readonly production: boolean;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/** All that is wrong with the configuration, so that it can be mended in one go. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The configuration has ${problems.length === 1 ? 'a mistake' : 'mistakes'}:\n${bullets(problems)}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `  - ${line}`).join('\n');
}

/**
 * Reads the configuration.
 * @throws ConfigError naming every mistake at once
 */
export function loadConfig(environment: Environment): Config {
  const problems: string[] = [];
  const settings = readSettings(environment, problems);
  if (settings === null) throw new ConfigError(problems);
  const config = complete(settings, socialOf(environment, settings, problems));
  problems.push(...contradictions(config));
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

function readSettings(environment: Environment, problems: string[]): Settings | null {
  const values: Record<string, unknown> = {};
  for (const [key, variable] of Object.entries<Variable<unknown>>(variables)) {
    const text = environment[variable.name]?.trim();
    const given = text === undefined || text === '' ? variable.fallback : text;
    try {
      values[key] = given === null ? null : variable.parse(given);
    } catch (error) {
      if (!(error instanceof BadSetting)) throw error;
      problems.push(`${variable.name} ${error.message}`);
    }
  }
  return isComplete(values) ? values : null;
}

function isComplete(values: Record<string, unknown>): values is Settings {
  return Object.keys(variables).every((key) => key in values);
}

type Social = Pick<Config, 'socialLoginProviders' | 'socialProviders'>;

function socialOf(environment: Environment, settings: Settings, problems: string[]): Social {
  const production = settings.environment === 'production';
  const socialLoginProviders = settings.socialLoginProviders ?? (production ? [] : [SIMULATED_PROVIDER]);
  const allowHttp = (issuer: string) => !production && isLoopback(new URL(issuer).hostname);
  const socialProviders = readProviders(environment, socialLoginProviders, { problems, allowHttp });
  return { socialLoginProviders, socialProviders };
}

function complete(settings: Settings, social: Social): Config {
  const development = settings.environment === 'development';
  const production = settings.environment === 'production';
  const publicUrl = settings.publicUrl ?? `http://${settings.host}:${settings.port}`;
  return {
    ...settings,
    ...social,
    publicUrl,
    mediaUrl: settings.mediaUrl ?? `${publicUrl}/media`,
    captchaProvider: settings.captchaProvider ?? (development ? 'development' : 'none'),
    docs: settings.docs ?? !production,
    shop: settings.shop ?? !production,
    hashConcurrency: settings.hashConcurrency ?? Math.max(1, availableParallelism() - 1),
    ...shownInDemo(settings, development),
    development,
    production,
  };
}

/** The demo shop shows what it looks like. */
function shownInDemo({ contactEmail, loyaltyEarnRate, smtpUrl }: Settings, development: boolean) {
  const mailbox = development && smtpUrl === null ? 'shop@example.com' : null;
  return {
    contactEmail: contactEmail ?? mailbox,
    loyaltyEarnRate: loyaltyEarnRate ?? { hundredths: development ? 200 : 0 },
  };
}

/** Whether an address can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host) || /\.localhost$/i.test(host);
}

type Check = readonly [wrong: (config: Config) => boolean, problem: string];

const checks: readonly Check[] = [
  [
    (c) => c.development && !isLoopback(c.host) && !c.allowPublicDevelopment,
    'HOST is reachable for others, and a development server trusts everybody: use ARASTA_ENV=production, or ARASTA_ALLOW_PUBLIC_DEV=1 if you mean it',
  ],
  [
    (c) => c.production && c.secretKey === null,
    'ARASTA_SECRET_KEY is required in production; make one with: openssl rand -hex 32',
  ],
  [
    (c) => [c.secretKey ?? undefined, ...c.secretKeyFallbacks].some((key) => key !== undefined && key.length < 32),
    'ARASTA_SECRET_KEY and its fallbacks must have at least 32 characters',
  ],
  [(c) => !/^\w+$/.test(c.sessionCookieName), 'SESSION_COOKIE_NAME may hold letters, digits and _ only'],
  [
    (c) => ['csrftoken', 'csrf_token'].includes(c.sessionCookieName),
    'SESSION_COOKIE_NAME is the name of another cookie',
  ],
  [
    (c) => c.sessionCookieSameSite === 'None' && !c.publicUrl.startsWith('https:'),
    'SESSION_COOKIE_SAMESITE=None demands an https PUBLIC_URL',
  ],
  [(c) => c.production && c.faultPoint !== null, 'ARASTA_FAULT_POINT cannot be set in production'],
  [(c) => c.production && !c.throttle, 'ARASTA_THROTTLE cannot be off in production'],
  [
    (c) => c.production && c.socialLoginProviders.includes(SIMULATED_PROVIDER),
    'SOCIAL_LOGIN_PROVIDERS=simulated is not for production: it lets in whoever one says one is',
  ],
  [
    // Strict cookies stay away when a provider sends the browser back.
    (c) => c.socialProviders.length > 0 && c.sessionCookieSameSite === 'Strict',
    'SESSION_COOKIE_SAMESITE=Strict does not go with SOCIAL_LOGIN_PROVIDERS',
  ],
  [(c) => c.production && c.captchaProvider === 'development', 'CAPTCHA_PROVIDER=development is not for production'],
  [
    (c) => /captcha$/.test(c.captchaProvider) && (c.captchaSiteKey === '' || c.captchaSecretKey === null),
    'CAPTCHA_PROVIDER needs CAPTCHA_SITE_KEY and CAPTCHA_SECRET_KEY',
  ],
  [(c) => !c.availableLanguages.includes(c.defaultLanguage), 'DEFAULT_LANGUAGE must be one of AVAILABLE_LANGUAGES'],
  [
    (c) => !c.availableCurrencies.includes(c.defaultCurrency.toLowerCase()),
    'DEFAULT_CURRENCY must be one of AVAILABLE_CURRENCIES',
  ],
  [
    (c) => !c.availableCurrencies.every(hasTwoDecimals),
    'AVAILABLE_CURRENCIES may hold ISO 4217 currencies with two decimals only, for now',
  ],
  [(c) => !/^[A-Z]{2}$/.test(c.defaultCountry), 'DEFAULT_COUNTRY_CODE must be two capital letters, such as TR'],
  [
    (c) => c.databaseDirectUrl !== null && c.databaseUrl === null,
    'DATABASE_DIRECT_URL goes with DATABASE_URL, which is not set',
  ],
  [
    (c) => [c.databaseUrl, c.databaseDirectUrl].some((url) => url !== null && !/^postgres(ql)?:\/\//.test(url)),
    'DATABASE_URL and DATABASE_DIRECT_URL must begin with postgres://',
  ],
];

function contradictions(config: Config): string[] {
  return checks.filter(([wrong]) => wrong(config)).map(([, problem]) => problem);
}
