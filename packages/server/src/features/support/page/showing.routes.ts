import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../../kernel/errors.ts';
import { message, translate } from '../../../kernel/messages/index.ts';
import { callerOf, lastValue, plainErrorPage, sendPage } from '../../../platform/http/index.ts';
import type { ToldRefusal } from '../../../platform/http/route-config.ts';
import { countCall } from '../../../platform/rate-limit/index.ts';
import type { Asker } from '../conversations/asker.ts';
import { checkAsker, getConversation } from '../conversations/reading.service.ts';
import { pathOf } from '../links/links.rules.ts';
import type { SupportDeps } from '../support.deps.ts';
import { conversationBody, type PageNotice } from './conversation.page.ts';

export interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Whoever holds a link. */
export type Linked = Extract<Asker, { by: 'link' }>;

const DONE = {
  said: 'page_ticket_done_said',
  rated: 'page_ticket_done_rated',
  closed: 'page_ticket_done_closed',
} as const;

type Done = keyof typeof DONE;

export interface Deed {
  readonly asker: Linked;
  readonly done: Done;
  /** What was written, kept on the page where it is not taken. */
  readonly draft: string;
  work(asker: Linked): Promise<unknown>;
}

/** Shows the conversation, with what was done just before. @throws Refusal not_found */
export function showConversation(deps: SupportDeps, exchange: Exchange, asker: Linked): Promise<FastifyReply> {
  const asked = lastValue(exchange.request, 'done');
  const done = (['said', 'rated', 'closed'] as const).find((each) => each === asked);
  const text = done === undefined ? null : message(DONE[done]);
  const notice = (language: string) => (text === null ? null : { text: translate(text, language), isWrong: false });
  return show(deps, exchange, { asker, draft: '', notice });
}

/**
 * Does what a form of the page asks for, and leads back there, so that loading it again does nothing. What is refused is
 * said on the page.
 * @throws Refusal not_found, throttled
 */
export async function act(deps: SupportDeps, exchange: Exchange, deed: Deed): Promise<FastifyReply> {
  const { request, reply } = exchange;
  const { asker, done, draft } = deed;
  const { validationError } = request;
  // An address that cannot be anybody's leads to no conversation to show it on.
  if (validationError?.validationContext === 'params') throw validationError;
  await checkAsker(deps, asker);
  await countCall(deps, { scope: 'link', account: asker.number, caller: callerOf(request) });
  try {
    // What the form's fields do not take; the conversation is shown with it, if the link is good.
    if (validationError !== undefined) throw validationError;
    await deed.work(asker);
  } catch (error) {
    if (!(error instanceof Refusal) || (error.kind !== 'invalid' && error.kind !== 'rejected')) throw error;
    // The second click on "close" finds it closed.
    if (error.code !== 'ticket_100') return complain(deps, exchange, { asker, draft, refusal: error });
  }
  return reply.header('cache-control', 'no-store').redirect(`${pagePath(deps, asker)}?done=${done}`, 303);
}

interface Shown {
  readonly asker: Linked;
  readonly draft: string;
  /** In the language of the conversation. */
  readonly notice: (language: string) => PageNotice | null;
}

function complain(
  deps: SupportDeps,
  { request, reply }: Exchange,
  { asker, draft, refusal }: Omit<Shown, 'notice'> & { readonly refusal: Refusal },
): Promise<FastifyReply> {
  const { kind, text, details } = refusal;
  const texts = kind === 'invalid' ? Object.values(details.fields ?? {}).flat() : [text];
  const notice = (language: string) => {
    return { text: texts.map((each) => translate(each, language)).join('\n'), isWrong: true };
  };
  reply.code(kind === 'invalid' ? 400 : 406);
  return show(deps, { request, reply }, { asker, draft, notice });
}

async function show(deps: SupportDeps, { reply }: Exchange, { asker, draft, notice }: Shown): Promise<FastifyReply> {
  const ticket = await getConversation(deps, asker);
  const { languageCode: language } = ticket;
  const world = { config: deps.config, now: deps.clock.now(), path: pagePath(deps, asker), draft };
  const body = conversationBody(ticket, { ...world, notice: notice(language) });
  return sendPage(withheld(reply), { title: 'page_ticket_title', language, body });
}

/** Nobody on the way keeps such a page, and no search engine lists it. */
function withheld(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex, nofollow');
}

function pagePath({ config }: SupportDeps, asker: Linked): string {
  return new URL(config.publicUrl + pathOf(asker)).pathname;
}

const refusalPage = plainErrorPage('page_ticket_title', {
  not_found: 'page_ticket_bad_link',
  throttled: 'page_ticket_throttled',
});

/** People sit before these pages: what they should read is a page too. */
export function errorPage(request: FastifyRequest, reply: FastifyReply, refusal: ToldRefusal): FastifyReply {
  return refusalPage(request, withheld(reply), refusal);
}
