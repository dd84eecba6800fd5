import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type FieldErrors, invalidField, invalidFields, NON_FIELD } from '../../../kernel/errors.ts';
import { message } from '../../../kernel/messages/index.ts';
import { answerPublic, callerOf, lastValue } from '../../../platform/http/index.ts';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import type { ContentDeps } from '../content.deps.ts';
import { breadcrumbQuery, MenuAnswer, menuQuery } from './menu.schema.ts';
import { type Menus, openMenus, type WantedMenu } from './menu.service.ts';
import { presentBreadcrumb, presentMenu } from './menu.wire.ts';

const tags = ['Menu'];
const SPOILED_BY = ['menus', 'definitions', 'urls'];

/** The menu of a shop (Wire: docs/protocol/content.md, "Menus"). */
export function menuRoutes(plain: FastifyInstance, deps: ContentDeps): void {
  const app = typed(plain);
  const menus = openMenus(deps);
  generateRoute(app, deps, { menus, url: '/menus/generate/', operationId: 'generateMenu' });
  generateRoute(app, deps, { menus, url: '/misc/menus/generate/', operationId: 'generateMenuByOldPath' });
  breadcrumbRoute(app, deps, menus);
}

interface GenerateRoute {
  readonly menus: Menus;
  readonly url: string;
  readonly operationId: string;
}

function generateRoute(app: TypedApp, deps: ContentDeps, { menus, url, operationId }: GenerateRoute): void {
  app.route({
    method: 'GET',
    url,
    config: { access: 'public' },
    schema: {
      operationId,
      tags,
      summary: 'A part of the menu, flat',
      querystring: menuQuery,
      response: { 200: MenuAnswer },
    },
    handler: (request, reply) => {
      const wanted = readWanted(deps, request);
      return answer(deps, { request, reply }, ['menu', wanted], async (reading) =>
        presentMenu(await menus.generate(wanted), reading),
      );
    },
  });
}

function breadcrumbRoute(app: TypedApp, deps: ContentDeps, menus: Menus): void {
  app.route({
    method: 'GET',
    url: '/menus/generate_breadcrumb/',
    config: { access: 'public' },
    schema: {
      operationId: 'generateBreadcrumb',
      tags,
      summary: 'A menu item or category and what lies above it',
      querystring: breadcrumbQuery,
      response: { 200: MenuAnswer },
    },
    handler: (request, reply) => {
      const id = readBreadcrumb(request);
      return answer(deps, { request, reply }, ['breadcrumb', id], async (reading) =>
        presentBreadcrumb(id === null ? [] : await menus.breadcrumb(id), reading),
      );
    },
  });
}

type Call = { readonly request: FastifyRequest; readonly reply: FastifyReply };
type Present = (reading: { language: string; fallback: string }) => Promise<unknown>;

function answer(deps: ContentDeps, call: Call, key: readonly unknown[], present: Present) {
  const { language } = callerOf(call.request);
  return answerPublic(deps.answers, call, {
    key: JSON.stringify([...key, language]),
    make: async () => ({
      body: await present({ language, fallback: deps.config.defaultLanguage }),
      tags: SPOILED_BY,
    }),
  });
}

// An id that no item has: what is no UUID names nothing.
const NOBODY = '';

/** A UUID with dashes in lower case; null when absent, or one of the words clients have for that. */
function uuidOf(given: string | null): string | null {
  if (given === null || ['', 'null', 'undefined'].includes(given)) return null;
  const [, ...parts] =
    /^([\da-f]{8})-?([\da-f]{4})-?([\da-f]{4})-?([\da-f]{4})-?([\da-f]{12})$/.exec(given.toLowerCase()) ?? [];
  return parts.length === 0 ? NOBODY : parts.join('-');
}

function readWanted({ config }: ContentDeps, request: FastifyRequest): WantedMenu {
  const value = (name: string) => lastValue(request, name);
  const depth = readDepth(value('depth_height'));
  const [asked, sibling] = [uuidOf(value('parent')), uuidOf(value('sibling'))];
  if (asked !== null && sibling !== null) throw invalidField(NON_FIELD, 'parent_and_sibling');
  // `parent=null` says that the configured one is not meant.
  const named = value('parent') === 'null' || sibling !== null;
  const requestPath = value('request_path');
  return {
    depth,
    parent: asked ?? (named ? null : uuidOf(config.menuDefaultParent)),
    sibling,
    startLevel: /^\d{1,3}$/.test(value('start_level') ?? '') ? Number(value('start_level')) : 0,
    includeParent: ['true', '1', 'on', 'yes'].includes((value('include_parent') ?? '').toLowerCase()),
    selected: uuidOf(value('selected')),
    requestPath: requestPath === '' ? null : requestPath,
  };
}

// A call of the published client that names only a parent sends the word; it means its own default.
const UNDEFINED_DEPTH = 3;

function readDepth(given: string | null): number {
  if (given === 'undefined') return UNDEFINED_DEPTH;
  if (given === null || given === '') throw invalidField('depth_height', 'required');
  if (!/^[+-]?\d{1,9}$/.test(given)) throw invalidField('depth_height', 'invalid_integer');
  if (Number(given) < 1) throw invalidField('depth_height', 'min_value', { min: 1 });
  return Number(given);
}

/** @throws Refusal invalid naming the parameters that are missing */
function readBreadcrumb(request: FastifyRequest): string | null {
  const missing = ['item', 'generator_name'].filter((name) => (lastValue(request, name) ?? '') === '');
  if (missing.length > 0) throw invalidFields(Object.fromEntries(missing.map((name) => [name, REQUIRED])));
  return lastValue(request, 'generator_name') === 'menu_item' ? uuidOf(lastValue(request, 'item')) : null;
}

const REQUIRED: FieldErrors[string] = [message('required')];
