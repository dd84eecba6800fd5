import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { invalidField } from '../../../kernel/errors.ts';
import { type Clock, SECOND } from '../../../platform/clock/index.ts';
import type { Config } from '../../../platform/config/index.ts';
import type { Signer } from '../../../platform/crypto/index.ts';
import { fields } from '../../../platform/http/decoding/index.ts';
import { callerOf, hosts, sendPage } from '../../../platform/http/index.ts';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import type { Random } from '../../../platform/random/index.ts';
import { isCallback } from '../signing-in/callbacks.rules.ts';
import { type Grant, makeCode, provesChallenge, readCode } from './codes.ts';
import { CHOICES, personOf } from './people.ts';
import { idToken, issuerOf, keySet, SIMULATOR_PATH, simulatedSetting } from './simulator.ts';
import { askingPage } from './simulator.page.ts';

export interface OpenIdSimulatorDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly random: Random;
  readonly signer: Signer;
}

const text = (max: number) => fields.text({ max });

const Request = {
  ...{ client_id: text(100), redirect_uri: text(500), state: text(500), nonce: text(200) },
  ...{ code_challenge: text(200), response_type: fields.choice(['code']) },
  code_challenge_method: fields.choice(['S256']),
};

const AnswerQuery = Type.Object({ ...Request, choice: fields.choice(CHOICES), email: Type.Optional(fields.email()) });

const TokenBody = Type.Object({
  ...{ grant_type: text(50), code: text(4000), redirect_uri: text(500), code_verifier: text(200) },
  ...{ client_id: text(100), client_secret: text(200) },
});

const Tokens = Type.Object({
  ...{ access_token: Type.String(), token_type: Type.String() },
  ...{ expires_in: Type.Integer(), id_token: Type.String() },
});

const TokenError = Type.Object({ error: Type.String() });

/** The simulated OpenID provider, outside production only (Wire: docs/protocol/social.md, "The simulator"). */
export function openIdSimulatorRoutes(plain: FastifyInstance, deps: OpenIdSimulatorDeps): void {
  const app = typed(plain);
  metadataRoutes(app, deps);
  authorizeRoute(app, deps);
  answerRoute(app, deps);
  tokenRoute(app, deps);
}

const tags = ['Simulator'];

function metadataRoutes(app: TypedApp, deps: OpenIdSimulatorDeps): void {
  const issuer = issuerOf(deps);
  const metadata = {
    ...{ issuer, authorization_endpoint: `${issuer}/authorize/`, token_endpoint: `${issuer}/token/` },
    ...{ jwks_uri: `${issuer}/keys/`, response_types_supported: ['code'], subject_types_supported: ['public'] },
    ...{ id_token_signing_alg_values_supported: ['EdDSA'], code_challenge_methods_supported: ['S256'] },
    token_endpoint_auth_methods_supported: ['client_secret_post'],
  };
  const tell = (path: string, content: object, schema: { operationId: string; summary: string }) => {
    app.route({
      method: 'GET',
      url: SIMULATOR_PATH + path,
      config: { access: 'public' },
      schema: { ...schema, tags, response: { 200: Type.Object({}, { additionalProperties: true }) } },
      handler: (_request, reply) => {
        reply.header('cache-control', 'no-store').send(content);
      },
    });
  };
  tell('/.well-known/openid-configuration', metadata, {
    operationId: 'getSimulatedOpenId',
    summary: 'Metadata of the simulated OpenID provider; not in production',
  });
  tell('/keys/', keySet(deps), {
    operationId: 'getSimulatedOpenIdKeys',
    summary: 'Keys of the simulated OpenID provider; not in production',
  });
}

function authorizeRoute(app: TypedApp, deps: OpenIdSimulatorDeps): void {
  app.route({
    method: 'GET',
    url: `${SIMULATOR_PATH}/authorize/`,
    config: { access: 'public', media: { 200: ['text/html'] } },
    schema: {
      operationId: 'openSimulatedOpenId',
      tags,
      summary: 'The page of the simulated OpenID provider; not in production',
      querystring: Type.Object(Request),
    },
    handler: (request, reply) => {
      const { redirect_uri: redirect } = checked(deps, request.query);
      const { language } = callerOf(request);
      const body = askingPage(language, new URL(redirect).host, { ...request.query });
      reply.header('cache-control', 'no-store');
      // Some browsers look at where a form leads in the end.
      const sources = { 'form-action': [new URL(redirect).origin] };
      return sendPage(reply, { title: 'page_openid_title', language, body, sources });
    },
  });
}

function answerRoute(app: TypedApp, deps: OpenIdSimulatorDeps): void {
  app.route({
    method: 'GET',
    url: `${SIMULATOR_PATH}/answer/`,
    config: { access: 'public', media: { 302: [] } },
    schema: {
      operationId: 'answerSimulatedOpenId',
      tags,
      summary: 'Goes back to the shop as somebody; not in production',
      querystring: AnswerQuery,
    },
    handler: (request, reply) => {
      const { redirect_uri: redirectUri, nonce, state, code_challenge: challenge } = checked(deps, request.query);
      const person = personOf(deps.random, request.query.choice, request.query.email ?? 'somebody@example.com');
      const back = new URL(redirectUri);
      back.searchParams.set('state', state);
      if (person === null) back.searchParams.set('error', 'access_denied');
      else {
        const grant = { redirectUri, nonce, challenge, person: { ...person } };
        back.searchParams.set('code', makeCode(deps.signer, grant, deps.clock.now()));
      }
      return reply.header('cache-control', 'no-store').redirect(back.href, 302);
    },
  });
}

/** Only this shop is known here, and only at its own addresses. @throws Refusal invalid */
function checked<Asked extends { client_id: string; redirect_uri: string }>(
  { config, signer }: OpenIdSimulatorDeps,
  asked: Asked,
): Asked {
  const { clientId, name } = simulatedSetting({ config, signer });
  if (asked.client_id !== clientId) throw invalidField('client_id', 'invalid');
  if (!isCallback({ config, hosts: hosts(config) }, name, asked.redirect_uri)) {
    throw invalidField('redirect_uri', 'invalid');
  }
  return asked;
}

function tokenRoute(app: TypedApp, deps: OpenIdSimulatorDeps): void {
  app.route({
    method: 'POST',
    url: `${SIMULATOR_PATH}/token/`,
    config: { access: 'public', csrf: 'signed', idempotent: false },
    schema: {
      operationId: 'exchangeSimulatedCode',
      tags,
      summary: 'Exchanges a code of the simulated OpenID provider; not in production',
      body: TokenBody,
      response: { 200: Tokens, 401: TokenError },
    },
    handler: async (request, reply) => {
      const { body } = request;
      const setting = simulatedSetting(deps);
      if (body.client_id !== setting.clientId || body.client_secret !== setting.clientSecret) {
        return refuse(reply, 401, 'invalid_client');
      }
      const grant = readCode(deps.signer, body.code, deps.clock.now());
      const isGood = grant?.redirectUri === body.redirect_uri && body.grant_type === 'authorization_code';
      if (grant === null || !isGood || !provesChallenge(grant, body.code_verifier)) {
        return refuse(reply, 400, 'invalid_grant');
      }
      return reply.header('cache-control', 'no-store').send(tokensFor(deps, grant));
    },
  });
}

function refuse(reply: FastifyReply, status: number, error: string): FastifyReply {
  return reply.header('cache-control', 'no-store').code(status).send({ error });
}

const TOKEN_SECONDS = 300;

function tokensFor(deps: OpenIdSimulatorDeps, { person, nonce }: Grant) {
  const iat = Math.floor(deps.clock.now().getTime() / SECOND);
  const about = { iss: issuerOf(deps), aud: simulatedSetting(deps).clientId, iat, exp: iat + TOKEN_SECONDS, nonce };
  // Nothing is behind an access token here: the ID token says all there is.
  const access = deps.random.bytes(24).toString('base64url');
  const id_token = idToken(deps, { ...person, ...about });
  return { access_token: access, token_type: 'Bearer', expires_in: TOKEN_SECONDS, id_token };
}
