import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemRandom } from '../random/index.ts';
import {
  type Config,
  ConfigError,
  configurationPage,
  developmentSecretKey,
  type Environment,
  loadConfig,
  showConfig,
} from './index.ts';

const SECRET = 'a-secret-that-is-long-enough-0123456789';

function problems(environment: Environment): readonly string[] {
  try {
    loadConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

const development = { ARASTA_ENV: 'development' };

describe('loadConfig', () => {
  it('has defaults for everything but the secret of production', () => {
    expect(problems({})).toEqual(['ARASTA_SECRET_KEY is required in production; make one with: openssl rand -hex 32']);
    expect(loadConfig(development)).toMatchObject({
      ...{ host: '127.0.0.1', port: 8000, publicUrl: 'http://127.0.0.1:8000', storefrontUrl: null },
      ...{ sessionCookieName: 'osessionid', csrfEnforcement: 'all', availableLanguages: ['en', 'tr'] },
      ...{ captchaProvider: 'development', docs: true, development: true, production: false },
    });
  });

  it('shows the mails to the shop in development, and tells nobody outside of it or by a real mail server', () => {
    const real = { ...development, SMTP_URL: 'smtp://127.0.0.1:25' };
    const set = { ...development, CONTACT_EMAIL_TO: 'help@shop.example' };
    expect([development, real, set, { ARASTA_SECRET_KEY: SECRET }].map((env) => loadConfig(env).contactEmail)).toEqual([
      ...['shop@example.com', null, 'help@shop.example', null],
    ]);
  });

  it('reads percentages, which development has one of', () => {
    const given = { LOYALTY_EARN_PERCENT: '2.5', LOYALTY_EARN_PERCENT_BY_SEGMENT: 'vip:5, staff:0' };
    const config = loadConfig({ ...development, ...given });
    expect([config.loyaltyEarnRate, [...config.loyaltySegmentRates]]).toEqual([
      { hundredths: 250 },
      [
        ['vip', 500],
        ['staff', 0],
      ],
    ]);
    const shown = new Map(showConfig(config).map(({ name, value }) => [name, value]));
    expect([shown.get('LOYALTY_EARN_PERCENT'), shown.get('LOYALTY_EARN_PERCENT_BY_SEGMENT')]).toEqual([
      ...['2.50', 'vip:5.00,staff:0.00'],
    ]);
    expect(loadConfig(development).loyaltyEarnRate).toEqual({ hundredths: 200 });
    expect(loadConfig({ ARASTA_SECRET_KEY: SECRET }).loyaltyEarnRate).toEqual({ hundredths: 0 });
  });

  it('is stricter in production', () => {
    const config = loadConfig({ ARASTA_SECRET_KEY: SECRET });
    expect(config).toMatchObject({ captchaProvider: 'none', docs: false, production: true, throttle: true });
  });

  it('reports all mistakes together', () => {
    const mistakes = problems({ PORT: '80x', LOG_LEVEL: 'loud', PUBLIC_URL: 'ftp://x', THROTTLE_ACCOUNT: 'often' });
    expect(mistakes).toEqual([
      'PORT must be a whole number from 0 to 65535',
      'PUBLIC_URL must be an address such as https://api.example.com',
      'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent',
      'THROTTLE_ACCOUNT must be a rate such as 20/900: twenty within 900 seconds',
    ]);
  });

  it.each<[string, Environment, RegExp]>([
    ['a public development server', { ...development, HOST: '0.0.0.0' }, /^HOST is reachable/m],
    ['a short secret', { ARASTA_SECRET_KEY: 'short' }, /at least 32 characters/],
    ['a short former secret', { ...development, ARASTA_SECRET_KEY_FALLBACKS: 'short' }, /at least 32 characters/],
    ['a cookie name clients cannot cut out', { ...development, SESSION_COOKIE_NAME: 'a-b' }, /SESSION_COOKIE_NAME/],
    ['another cookie’s name', { ...development, SESSION_COOKIE_NAME: 'csrftoken' }, /another cookie/],
    ['SameSite=None without https', { ...development, SESSION_COOKIE_SAMESITE: 'None' }, /demands an https/],
    ['no throttle in production', { ARASTA_SECRET_KEY: SECRET, ARASTA_THROTTLE: 'off' }, /cannot be off/],
    [
      'a toy captcha in production',
      { ARASTA_SECRET_KEY: SECRET, CAPTCHA_PROVIDER: 'development' },
      /not for production/,
    ],
    ['a captcha without keys', { ...development, CAPTCHA_PROVIDER: 'hcaptcha' }, /CAPTCHA_SITE_KEY/],
    ['an unknown default language', { ...development, DEFAULT_LANGUAGE: 'de' }, /DEFAULT_LANGUAGE/],
    ['an unknown default currency', { ...development, DEFAULT_CURRENCY: 'chf' }, /DEFAULT_CURRENCY/],
    ['a currency without decimals', { ...development, AVAILABLE_CURRENCIES: 'usd,jpy' }, /two decimals/],
    ['a country of three letters', { ...development, DEFAULT_COUNTRY_CODE: 'TUR' }, /two capital letters/],
    ['a database that is none', { ...development, DATABASE_URL: 'mysql://x' }, /postgres:\/\//],
    ['a direct address alone', { ...development, DATABASE_DIRECT_URL: 'postgres://x' }, /goes with DATABASE_URL/],
    ['an origin with a path', { ...development, CORS_ALLOWED_ORIGINS: 'https://a.example/x' }, /not an origin/],
    [
      'a percentage above 100',
      { ...development, LOYALTY_EARN_PERCENT: '100.01' },
      /LOYALTY_EARN_PERCENT must be a perc/,
    ],
    ['a percentage that is none', { ...development, LOYALTY_EARN_PERCENT: '2,5' }, /a percentage such as 2 or 2.5/],
    ['a segment without its own', { ...development, LOYALTY_EARN_PERCENT_BY_SEGMENT: 'vip' }, /"vip" is not a name/],
    ['a pattern that is none', { ...development, USER_PHONE_REGEX: '(' }, /regular expression/],
  ])('refuses %s', (_name, environment, problem) => {
    expect(problems(environment).join('\n')).toMatch(problem);
  });

  it('lets a development server be public where it is meant, and other servers anyway', () => {
    const host = { HOST: '0.0.0.0' };
    expect(problems({ ...development, ...host, ARASTA_ALLOW_PUBLIC_DEV: '1' })).toEqual([]);
    expect(problems({ ...host, ARASTA_SECRET_KEY: SECRET })).toEqual([]);
  });

  // A block taken for less than it says would trust everybody.
  it.each([
    '10.1.0.0/33',
    '10.1.0.0/',
    '10.1.0.0/x',
    '10.1.0.0/-1',
    '10.1.0.0/8/8',
    '2001:db8::/129',
    'nonsense',
    '/8',
  ])('refuses %s as a network', (network) => {
    const problem = `${JSON.stringify(network)} is neither an address nor a block such as 10.0.0.0/8`;
    const given = { ...development, TRUST_PROXY: `10.0.0.1, ${network}`, TRUSTED_CALLERS: network };
    expect(problems(given)).toEqual([`TRUST_PROXY ${problem}`, `TRUSTED_CALLERS ${problem}`]);
  });

  it('knows the names of networks for proxies only', () => {
    const proxies = 'loopback, 10.0.0.0/8, 2001:db8::/32';
    expect(loadConfig({ ...development, TRUST_PROXY: proxies }).trustProxy).toEqual(proxies.split(', '));
    expect(problems({ ...development, TRUSTED_CALLERS: 'loopback' })).toHaveLength(1);
  });

  it('counts an empty variable as unset', () => {
    expect(loadConfig({ ...development, PORT: '', STOREFRONT_URL: ' ' })).toMatchObject({
      port: 8000,
      storefrontUrl: null,
    });
  });

  it('reads amounts by currency', () => {
    const most = (text: string) =>
      loadConfig({ ...development, GIFT_CARD_MAX_AMOUNT_PER_ORDER: text }).giftCardMostPerOrder;
    expect([...most('usd:100, TRY:4000.5,eur:0.05')]).toEqual([
      ['usd', 10_000],
      ['try', 400_050],
      ['eur', 5],
    ]);
    expect(most('').size).toBe(0);
    for (const wrong of ['100', 'usd:-1', 'usd:1.999', 'usd=1', 'dollar:1']) {
      expect(problems({ ...development, GIFT_CARD_MAX_AMOUNT_PER_ORDER: wrong })).toEqual([
        `GIFT_CARD_MAX_AMOUNT_PER_ORDER ${JSON.stringify(wrong)} is not an amount with its currency, such as usd:100`,
      ]);
    }
  });

  it('takes the slash off an address', () => {
    const config: Config = loadConfig({ ...development, PUBLIC_URL: 'https://api.localhost/' });
    expect(config.publicUrl).toBe('https://api.localhost');
  });
});

describe('showConfig', () => {
  it('hides every secret', () => {
    const secrets = {
      ARASTA_SECRET_KEY: `${SECRET}-1`,
      ARASTA_SECRET_KEY_FALLBACKS: `${SECRET}-2`,
      DATABASE_URL: `postgres://u:${SECRET}@h/d`,
      SMTP_URL: `smtp://u:${SECRET}@h`,
      SMS_GATEWAY_TOKEN: SECRET,
      CAPTCHA_SECRET_KEY: SECRET,
    };
    const shown = showConfig(loadConfig({ ...development, ...secrets }));
    expect(JSON.stringify(shown)).not.toContain(SECRET);
    expect(
      shown
        .filter(({ value }) => value === '(set, hidden)')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(Object.keys(secrets).sort());
  });

  it('shows the rest as the environment would write it', () => {
    const limited = { ...development, GIFT_CARD_MAX_AMOUNT_PER_ORDER: 'usd:100' };
    const shown = new Map(showConfig(loadConfig(limited)).map(({ name, value }) => [name, value]));
    expect(shown.get('GIFT_CARD_MAX_AMOUNT_PER_ORDER')).toBe('usd:100.00');
    expect([shown.get('THROTTLE_ADDRESS'), shown.get('USER_PHONE_REGEX'), shown.get('ARASTA_JOBS')]).toEqual([
      '600/60',
      '^(05)\\d{9}$',
      'on',
    ]);
  });
});

/** Written anew with UPDATE_DOCS=1 npm test. */
it('has its page in docs/', async () => {
  const file = new URL('../../../../../docs/configuration.md', import.meta.url);
  if (process.env['UPDATE_DOCS'] === '1') await writeFile(file, configurationPage());
  expect(await readFile(file, 'utf8')).toBe(configurationPage());
});

it('makes a development secret once, for its owner only, also when two processes start at once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'arasta-secret-'));
  const keys = await Promise.all(Array.from({ length: 8 }, () => developmentSecretKey(folder, systemRandom())));
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^[a-zA-Z0-9]{64}$/);
  expect((await stat(join(folder, 'secret-key'))).mode & 0o777).toBe(0o600);
});

describe('mailboxes', () => {
  it('are told by the operation that a form names', () => {
    const given = { ...development, CONTACT_US_EMAIL_TO: 'contact_us:Help@Example.org, b2b:b@example.org' };
    const config = loadConfig(given);
    expect([...config.contactEmails]).toEqual([
      ['contact_us', 'help@example.org'],
      ['b2b', 'b@example.org'],
    ]);
    const shown = new Map(showConfig(config).map(({ name, value }) => [name, value]));
    expect(shown.get('CONTACT_US_EMAIL_TO')).toBe('contact_us:help@example.org,b2b:b@example.org');
  });

  it('are mail addresses', () => {
    expect(problems({ ...development, CONTACT_EMAIL_TO: 'help' })).toEqual([
      'CONTACT_EMAIL_TO must be a mail address such as help@example.com',
    ]);
    expect(problems({ ...development, CONTACT_US_EMAIL_TO: 'help@example.org' })).toEqual([
      'CONTACT_US_EMAIL_TO "help@example.org" is not a name with its mail address',
    ]);
  });
});
