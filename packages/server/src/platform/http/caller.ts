import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { refuseCaller } from './decisions.ts';

/** The holder of a session cookie: its key, known to be one of ours, whether or not there is a row for it. */
export interface Visitor {
  readonly key: string;
  readonly keyHash: Buffer;
  /** Handed out by this very answer: nobody else knows it, and nothing can be kept under it yet. */
  readonly fresh: boolean;
}

/** The row of a session that is neither ended nor expired. */
export interface CallerSession {
  readonly id: number;
  readonly currency: string | null;
  readonly language: string | null;
  /** Which of several baskets its calls mean; null for the one called main. */
  readonly basketNamespace: string | null;
  /** The customer that a guest is since checkout; null for logged-in customers. */
  readonly guestCustomerId: number | null;
  readonly lastSeenAt: Date;
}

/** The customer record as it is read together with the session, in one statement. */
export interface CallerCustomer {
  readonly id: number;
  readonly username: string;
  readonly email: string;
  readonly emailVerifiedAt: Date | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly phone: string | null;
  readonly passwordHash: string | null;
  readonly gender: 'female' | 'male' | null;
  /** `YYYY-MM-DD` */
  readonly dateOfBirth: string | null;
  readonly emailAllowed: boolean;
  readonly smsAllowed: boolean;
  readonly whatsappAllowed: boolean;
  readonly callAllowed: boolean | null;
  readonly clientType: string;
  readonly languageCode: string;
  /** Whose prices and promotions apply; null for everybody's. */
  readonly segment: string | null;
  /** Orders placed so far. */
  readonly orderCount: number;
  readonly avatarKey: string | null;
  /** Whether they can sign in with an account elsewhere. */
  readonly hasSocialAccount: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly dateJoined: Date;
  readonly lastLogin: Date | null;
}

/** Who is asking, and how they want to be answered. Filled by one hook; services take it as an argument. */
export interface Caller {
  /** Null on public routes and for token requests, which neither read nor set cookies. */
  readonly visitor: Visitor | null;
  /** Null while there is nothing to keep, and on routes that do not look. */
  readonly session: CallerSession | null;
  /** Null for guests. */
  readonly customer: CallerCustomer | null;
  readonly byToken: boolean;
  readonly language: string;
  readonly currency: string;
  /** The client's address as the trusted proxies tell it. */
  readonly address: string;
  readonly userAgent: string;
}

export type Authenticated = Caller & { readonly session: CallerSession; readonly customer: CallerCustomer };

/** What a stored session answers for a cookie's key or a token. */
export interface Identity {
  readonly session: CallerSession | null;
  readonly customer: CallerCustomer | null;
  /** The key was ended or has expired: its bearer is a new guest. */
  readonly ended: boolean;
  /** The token or session is a disabled customer's. */
  readonly disabled: boolean;
}

/** Whose addresses and orders are meant: the logged-in customer, or the customer that a guest is since checkout. */
export interface Shopper {
  readonly customerId: number;
  readonly isGuest: boolean;
}

/** Null for a guest who has not told an e-mail address yet. */
export function findShopper({ customer, session }: Pick<Caller, 'customer' | 'session'>): Shopper | null {
  if (customer !== null) return { customerId: customer.id, isGuest: false };
  const id = session?.guestCustomerId ?? null;
  return id === null ? null : { customerId: id, isGuest: true };
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
}

/** Who is asking. Every route has a caller; a route without a declared access is a mistake of ours. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === null) throw new Error(`No caller on ${request.routeOptions.url ?? 'an unknown route'}`);
  return request.caller;
}

/**
 * The logged-in customer who is asking.
 * @throws Refusal unauthenticated not_authenticated for guests
 */
export function customerOf(request: FastifyRequest): Authenticated {
  const caller = callerOf(request);
  const { session, customer } = caller;
  if (session === null || customer === null) throw refuseCaller(request, 'not_authenticated');
  return { ...caller, session, customer };
}

/**
 * Whose addresses and orders a request means.
 * @throws Refusal unauthenticated not_authenticated for guests who have not told an e-mail address yet
 */
export function shopperOf(request: FastifyRequest): Shopper {
  const shopper = findShopper(callerOf(request));
  if (shopper === null) throw refuseCaller(request, 'not_authenticated');
  return shopper;
}

/** The hook of a route with access guest that is for shoppers only: others hear 401 before their body is judged. */
export function forShoppers(request: FastifyRequest, _reply: FastifyReply, done: HookHandlerDoneFunction): void {
  shopperOf(request);
  done();
}
