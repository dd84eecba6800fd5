import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { offsetOf } from '../../kernel/page.ts';
import {
  callerOf,
  forShoppers,
  pageQuery,
  pageSchema,
  presentPage,
  readPage,
  shared,
} from '../../platform/http/index.ts';
import { typed, type TypedApp } from '../../platform/http/typed-app.ts';
import { findUser } from '../accounts/index.ts';
import type { AddressesDeps } from './addresses.deps.ts';
import { AddressChangeForm, AddressForm, AddressObject, DetailedAddressObject } from './addresses.schema.ts';
import { presentAddress, presentDetailedAddress } from './addresses.wire.ts';
import { readChangeForm, readForm } from './forms.wire.ts';
import { ownerOf } from './owner.ts';
import { type Naming, selectAddresses } from './reading/addresses.queries.ts';
import { addAddress, changeAddress, getAddress, removeAddress } from './saving/saving.service.ts';

const tags = ['Addresses'];
const shoppers = { preValidation: forShoppers };
const access = 'guest' as const;
const ByPk = Type.Object({ pk: Type.Integer(shared('AddressPk', 'pk of an address')) });
// The published client finds the primary address on the first page, and reads no other.
const WHOLE_BOOK = 100;

/** Addresses of customers, and of guests in checkout (Wire: docs/protocol/addresses.md). */
export function addressRoutes(plain: FastifyInstance, deps: AddressesDeps): void {
  const app = typed(plain);
  listRoute(app, deps);
  detailedRoute(app, deps);
  addRoute(app, deps);
  oneRoute(app, deps);
  replaceRoute(app, deps);
  changeRoute(app, deps);
  removeRoute(app, deps);
}

function namingFor(deps: AddressesDeps, request: FastifyRequest): Naming {
  return { language: callerOf(request).language, fallback: deps.config.defaultLanguage };
}

function whose(deps: AddressesDeps, request: FastifyRequest) {
  return { owner: ownerOf(callerOf(request)), naming: namingFor(deps, request) };
}

function listRoute(app: TypedApp, deps: AddressesDeps): void {
  app.route({
    method: 'GET',
    url: '/address/',
    config: { access },
    ...shoppers,
    schema: {
      operationId: 'listAddresses',
      tags,
      summary: 'The caller’s addresses: the primary one first, then the newest',
      querystring: pageQuery,
      response: { 200: pageSchema(AddressObject) },
    },
    handler: async (request) => {
      const page = readPage(request);
      const { owner, naming } = whose(deps, request);
      const range = { naming, limit: page.size, offset: offsetOf(page) };
      const slice = await selectAddresses(deps.db, owner.customerId, range);
      return presentPage(request, deps.config.publicUrl, { page, slice }, presentAddress);
    },
  });
}

function detailedRoute(app: TypedApp, deps: AddressesDeps): void {
  app.route({
    method: 'GET',
    url: '/address/detailed/',
    config: { access },
    ...shoppers,
    schema: {
      operationId: 'listDetailedAddresses',
      tags,
      summary: 'The caller’s addresses with places and owner as objects',
      querystring: pageQuery,
      response: { 200: pageSchema(DetailedAddressObject) },
    },
    handler: async (request) => {
      const page = readPage(request, WHOLE_BOOK);
      const { owner, naming } = whose(deps, request);
      const range = { naming, limit: page.size, offset: offsetOf(page) };
      const slice = await selectAddresses(deps.db, owner.customerId, range);
      const user = await findUser(deps.db, owner.customerId);
      return presentPage(request, deps.config.publicUrl, { page, slice }, (item) => presentDetailedAddress(item, user));
    },
  });
}

function addRoute(app: TypedApp, deps: AddressesDeps): void {
  app.route({
    method: 'POST',
    url: '/address/',
    config: { access, refusals: [406] },
    ...shoppers,
    schema: {
      operationId: 'addAddress',
      tags,
      summary: 'Adds an address',
      consumes: ['application/json', 'application/x-www-form-urlencoded'],
      body: AddressForm,
      response: { 201: AddressObject },
    },
    handler: async (request, reply) => {
      const address = await addAddress(deps, whose(deps, request), readForm(request.body));
      return reply.code(201).send(presentAddress(address));
    },
  });
}

function oneRoute(app: TypedApp, deps: AddressesDeps): void {
  app.route({
    method: 'GET',
    url: '/address/:pk/',
    config: { access },
    ...shoppers,
    schema: {
      operationId: 'getAddress',
      tags,
      summary: 'An address of the caller',
      params: ByPk,
      response: { 200: AddressObject },
    },
    handler: async (request) => {
      return presentAddress(await getAddress(deps.db, { ...whose(deps, request), id: request.params.pk }));
    },
  });
}

function replaceRoute(app: TypedApp, deps: AddressesDeps): void {
  app.route({
    method: 'PUT',
    url: '/address/:pk/',
    config: { access },
    ...shoppers,
    schema: {
      operationId: 'replaceAddress',
      tags,
      summary: 'Writes an address anew; what is left out is empty, but `primary` stays',
      consumes: ['application/json', 'application/x-www-form-urlencoded'],
      params: ByPk,
      body: AddressForm,
      response: { 200: AddressObject },
    },
    handler: async (request) => {
      const which = { ...whose(deps, request), id: request.params.pk };
      const { draft, ...form } = readForm(request.body);
      return presentAddress(await changeAddress(deps, which, { ...form, change: draft }));
    },
  });
}

function changeRoute(app: TypedApp, deps: AddressesDeps): void {
  app.route({
    method: 'PATCH',
    url: '/address/:pk/',
    config: { access },
    ...shoppers,
    schema: {
      operationId: 'changeAddress',
      tags,
      summary: 'Changes an address; what is left out stays',
      consumes: ['application/json', 'application/x-www-form-urlencoded'],
      params: ByPk,
      body: AddressChangeForm,
      response: { 200: AddressObject },
    },
    handler: async (request) => {
      const which = { ...whose(deps, request), id: request.params.pk };
      return presentAddress(await changeAddress(deps, which, readChangeForm(request.body)));
    },
  });
}

function removeRoute(app: TypedApp, deps: AddressesDeps): void {
  app.route({
    method: 'DELETE',
    url: '/address/:pk/',
    config: { access },
    ...shoppers,
    schema: {
      operationId: 'removeAddress',
      tags,
      summary: 'Removes an address; orders keep theirs',
      params: ByPk,
      response: { 204: Type.Null() },
    },
    handler: async (request, reply) => {
      await removeAddress(deps, { owner: ownerOf(callerOf(request)), id: request.params.pk });
      return reply.code(204).send(null);
    },
  });
}
