import { optional, secret, setting } from './declarations.ts';
import { BadSetting, flag, lowerCaseList, type Parser, text, webAddress, wholeNumber } from './parsers.ts';

/** An address of which nothing is taken away: issuers are compared to the letter, the slash at the end included. */
const issuerAddress: Parser<string> = (value) => {
  webAddress(value);
  return value;
};

/** Signing in with accounts elsewhere. */
export const social = {
  socialLoginProviders: optional(
    'SOCIAL_LOGIN_PROVIDERS',
    providerNames(),
    'Who may vouch for customers, parted by commas: `google`, `facebook`, or a name of yours for any OpenID provider. Each needs the variables below, its name in capitals. Default: none; outside production `simulated`, which needs nothing.',
  ),
  socialLoginTimeout: setting(
    'SOCIAL_LOGIN_TIMEOUT',
    '5',
    wholeNumber(1, 20),
    'Seconds that one call to a provider may take.',
  ),
} as const;

/** One set of these for each provider. */
const perProvider = {
  clientId: optional('SOCIAL_<NAME>_CLIENT_ID', text, 'What the provider calls this shop.'),
  clientSecret: secret('SOCIAL_<NAME>_CLIENT_SECRET', text, 'The password that goes with it.'),
  issuer: optional(
    'SOCIAL_<NAME>_ISSUER',
    issuerAddress,
    'The provider’s issuer address; `google` and `facebook` have theirs. Never give a name to another issuer: accounts are known by it.',
  ),
  scope: optional(
    'SOCIAL_<NAME>_SCOPE',
    text,
    'What is asked of the provider. Default: `openid email profile`, of `facebook` `openid email public_profile`.',
  ),
  trustEmail: setting(
    'SOCIAL_<NAME>_TRUST_EMAIL',
    'off',
    flag,
    'Takes every e-mail address that the provider tells for confirmed, though the provider does not say so.',
  ),
} as const;

/** As the generated page shows them: the first rows are read as they are, the others once for each provider. */
export const socialRows = { ...social, ...perProvider } as const;

/** Name of the provider that this server plays itself, outside production. */
export const SIMULATED_PROVIDER = 'simulated';

/** A provider as it is configured. */
export interface SocialProvider {
  /** First part of its addresses, e.g. `google`. */
  readonly name: string;
  /** As people call it. */
  readonly label: string;
  readonly issuer: string;
  /** Where its metadata is, if not where the issuer's address says. */
  readonly discovery: string | null;
  /** Where codes are exchanged, for those whose metadata do not tell. */
  readonly tokenEndpoint: string | null;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  readonly trustsEmail: boolean;
}

type Preset = Pick<SocialProvider, 'label' | 'issuer' | 'discovery' | 'tokenEndpoint' | 'scope'>;

const SCOPE = 'openid email profile';

const PRESETS: ReadonlyMap<string, Preset> = new Map([
  [
    'google',
    { label: 'Google', issuer: 'https://accounts.google.com', discovery: null, tokenEndpoint: null, scope: SCOPE },
  ],
  [
    'facebook',
    {
      label: 'Facebook',
      issuer: 'https://www.facebook.com',
      // The address in its documents, with the slash at the end.
      discovery: 'https://www.facebook.com/.well-known/openid-configuration/',
      // Not among its metadata.
      tokenEndpoint: 'https://graph.facebook.com/oauth/access_token',
      scope: 'openid email public_profile',
    },
  ],
]);

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The providers of these names, but for the simulated one, which needs no configuration. Mistakes go to `problems`.
 * Http is for a provider on this machine, outside production.
 */
export function readProviders(
  environment: Environment,
  names: readonly string[],
  { problems, allowHttp }: { problems: string[]; allowHttp: (issuer: string) => boolean },
): SocialProvider[] {
  return names
    .filter((name) => name !== SIMULATED_PROVIDER)
    .flatMap((name) => {
      const provider = readProvider(environment, name, problems);
      if (provider === null) return [];
      if (provider.issuer.startsWith('https:') || allowHttp(provider.issuer)) return [provider];
      problems.push(`${variableOf(name, perProvider.issuer.name)} must begin with https://`);
      return [];
    });
}

function readProvider(environment: Environment, name: string, problems: string[]): SocialProvider | null {
  const given = readGiven(environment, name, problems);
  const { clientId, clientSecret } = given;
  const { issuer, ...place } = placeOf(name, given);
  const needed = [
    [perProvider.clientId.name, clientId],
    [perProvider.clientSecret.name, clientSecret],
    [perProvider.issuer.name, issuer],
  ] as const;
  for (const [template] of needed.filter(([, value]) => value === null)) {
    problems.push(`SOCIAL_LOGIN_PROVIDERS names ${name}: ${variableOf(name, template)} is needed`);
  }
  if (clientId === null || clientSecret === null || issuer === null) return null;
  return { ...{ name, ...place, issuer, clientId, clientSecret }, trustsEmail: given.trustEmail ?? false };
}

function readGiven(environment: Environment, name: string, problems: string[]) {
  const read = <Value>({ name: template, parse }: { name: string; parse: Parser<Value> }): Value | null =>
    readOne(environment, { name: variableOf(name, template), parse }, problems);
  return {
    ...{ clientId: read(perProvider.clientId), clientSecret: read(perProvider.clientSecret) },
    ...{ issuer: read(perProvider.issuer), scope: read(perProvider.scope), trustEmail: read(perProvider.trustEmail) },
  };
}

/** Where a provider is. An issuer of one's own stands at its own addresses. */
function placeOf(name: string, { issuer, scope }: { issuer: string | null; scope: string | null }) {
  const unknown = { label: capitalised(name), issuer: null, discovery: null, tokenEndpoint: null, scope: SCOPE };
  const preset = PRESETS.get(name) ?? unknown;
  const place = issuer === null ? preset : { ...preset, issuer, discovery: null, tokenEndpoint: null };
  return { ...place, scope: scope ?? place.scope };
}

function readOne<Value>(
  environment: Environment,
  { name, parse }: { name: string; parse: Parser<Value> },
  problems: string[],
): Value | null {
  const given = environment[name]?.trim() ?? '';
  if (given === '') return null;
  try {
    return parse(given);
  } catch (error) {
    if (!(error instanceof BadSetting)) throw error;
    problems.push(`${name} ${error.message}`);
    return null;
  }
}

function variableOf(name: string, template: string): string {
  return template.replace('<NAME>', name.toUpperCase());
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Their `/<name>/login/` is another's. */
const TAKEN: ReadonlySet<string> = new Set(['users', 'desk', 'account', 'auth', 'shop', 'simulator', 'api']);

function providerNames(): Parser<readonly string[]> {
  return (value) => {
    const names = lowerCaseList(value);
    const wrong = names.find((name) => !/^[a-z0-9_]{1,30}$/.test(name) || TAKEN.has(name));
    if (wrong !== undefined) throw new BadSetting(`cannot name a provider ${JSON.stringify(wrong)}`);
    if (new Set(names).size < names.length) throw new BadSetting('names a provider twice');
    return names;
  };
}
