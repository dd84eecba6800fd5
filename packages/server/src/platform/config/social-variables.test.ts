import { describe, expect, it } from 'vitest';
import { ConfigError, type Environment, loadConfig, showConfig } from './index.ts';

const development = { ARASTA_ENV: 'development' };
const production = { ARASTA_SECRET_KEY: 'a-secret-that-is-long-enough-0123456789' };
const acme = {
  ...{ SOCIAL_LOGIN_PROVIDERS: 'acme', SOCIAL_ACME_CLIENT_ID: 'shop', SOCIAL_ACME_CLIENT_SECRET: 'very-secret' },
  SOCIAL_ACME_ISSUER: 'https://login.acme.example/realms/shop/',
};
const google = { SOCIAL_GOOGLE_CLIENT_ID: 'g', SOCIAL_GOOGLE_CLIENT_SECRET: 's' };

function problems(environment: Environment): readonly string[] {
  try {
    loadConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

it('has a simulated provider outside production, unless it is told otherwise', () => {
  expect(loadConfig(development)).toMatchObject({ socialLoginProviders: ['simulated'], socialProviders: [] });
  expect(loadConfig(production)).toMatchObject({ socialLoginProviders: [], socialProviders: [] });
  expect(loadConfig({ ...development, ...acme }).socialLoginProviders).toEqual(['acme']);
});

it('reads a provider of one’s own, its issuer to the letter', () => {
  const more = { SOCIAL_ACME_SCOPE: 'openid email', SOCIAL_ACME_TRUST_EMAIL: 'on' };
  expect(loadConfig({ ...production, ...acme, ...more }).socialProviders).toEqual([
    {
      ...{ name: 'acme', label: 'Acme', issuer: 'https://login.acme.example/realms/shop/', scope: 'openid email' },
      ...{ clientId: 'shop', clientSecret: 'very-secret', trustsEmail: true, discovery: null, tokenEndpoint: null },
    },
  ]);
});

it('takes a preset’s addresses from nobody but its own issuer', () => {
  const facebook = {
    ...{ SOCIAL_LOGIN_PROVIDERS: 'facebook', SOCIAL_FACEBOOK_CLIENT_ID: 'f', SOCIAL_FACEBOOK_CLIENT_SECRET: 's' },
    SOCIAL_FACEBOOK_ISSUER: 'https://broker.example',
  };
  const [provider] = loadConfig({ ...production, ...facebook }).socialProviders;
  expect(provider).toMatchObject({ issuer: 'https://broker.example', discovery: null, tokenEndpoint: null });
});

it('never shows a secret', () => {
  const shown = showConfig(loadConfig({ ...production, ...acme }));
  expect(shown).toContainEqual({ name: 'SOCIAL_LOGIN_PROVIDERS', value: 'acme' });
  expect(JSON.stringify(shown)).not.toContain('very-secret');
});

describe('refuses', () => {
  it.each<[string, Environment, RegExp]>([
    ['a provider without its variables', { SOCIAL_LOGIN_PROVIDERS: 'google' }, /SOCIAL_GOOGLE_CLIENT_ID is needed/],
    ['an unknown one without an issuer', { ...acme, SOCIAL_ACME_ISSUER: '' }, /SOCIAL_ACME_ISSUER is needed/],
    ['an issuer without https', { ...acme, SOCIAL_ACME_ISSUER: 'http://login.acme.example' }, /begin with https/],
    ['one on this machine in production', { ...acme, SOCIAL_ACME_ISSUER: 'http://127.0.0.1:9' }, /begin with https/],
    ['an issuer that is none', { ...acme, SOCIAL_ACME_ISSUER: 'acme' }, /SOCIAL_ACME_ISSUER must be an address/],
    ['a name with other letters', { SOCIAL_LOGIN_PROVIDERS: 'go-ogle' }, /cannot name a provider/],
    ['a name that is a route', { SOCIAL_LOGIN_PROVIDERS: 'users' }, /cannot name a provider/],
    ['a name twice', { ...google, SOCIAL_LOGIN_PROVIDERS: 'google,Google' }, /twice/],
    ['the simulated one in production', { SOCIAL_LOGIN_PROVIDERS: 'simulated' }, /not for production/],
    ['strict cookies', { ...acme, SESSION_COOKIE_SAMESITE: 'Strict' }, /SAMESITE=Strict/],
  ])('%s', (_what, environment, problem) => {
    expect(problems({ ...production, ...environment }).join('\n')).toMatch(problem);
  });

  it('nothing about a provider on this machine in development', () => {
    expect(problems({ ...development, ...acme, SOCIAL_ACME_ISSUER: 'http://127.0.0.1:9/realm' })).toEqual([]);
  });
});
