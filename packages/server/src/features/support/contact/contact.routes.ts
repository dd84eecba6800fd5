import { Type } from 'typebox';
import { Refusal } from '../../../kernel/errors.ts';
import { textIn } from '../../../kernel/texts.ts';
import { decoderFor, isRecord } from '../../../platform/http/decoding/index.ts';
import { callerOf, findShopper } from '../../../platform/http/index.ts';
import type { TypedApp } from '../../../platform/http/typed-app.ts';
import { countCall } from '../../../platform/rate-limit/index.ts';
import { readGuestsOrder } from '../opening/naming.service.ts';
import { openTicket, withMissingOrder } from '../opening/opening.service.ts';
import { contactSubjects } from '../subjects/subjects.service.ts';
import type { SupportDeps } from '../support.deps.ts';
import { AboutBody, ContactBody, SubjectObject } from './contact.schema.ts';

const tags = ['Support'];

/** Asking the shop by a form (Wire: docs/protocol/support.md, "The contact form"). */
export function contactRoutes(app: TypedApp, deps: SupportDeps): void {
  subjectsRoute(app, deps);
  contactRoute(app, deps);
}

function subjectsRoute(app: TypedApp, deps: SupportDeps): void {
  app.route({
    method: 'GET',
    url: '/users/contact-us-subjects/',
    config: { access: 'guest' },
    schema: {
      ...{
        operationId: 'listContactSubjects',
        tags,
        summary: 'What can be asked about, by position; all of it at once',
      },
      response: { 200: Type.Array(SubjectObject) },
    },
    handler: async (request) => {
      const { language } = callerOf(request);
      const subjects = await contactSubjects(deps.db);
      return subjects.map(({ id, names, isOrderNeeded }) => {
        return { id, text: textIn(names, language, deps.config.defaultLanguage) ?? '', is_order_needed: isOrderNeeded };
      });
    },
  });
}

function contactRoute(app: TypedApp, deps: SupportDeps): void {
  app.route({
    method: 'POST',
    url: '/users/contact-us/',
    config: { access: 'guest', refusals: [429] },
    // What is wrong with the fields is told along with an order that is missing.
    attachValidation: true,
    schema: {
      ...{ operationId: 'contactShop', tags, summary: 'Asks the shop: opens a conversation' },
      description: 'Answers with an empty body. Several files come under one name.',
      consumes: ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'],
      body: ContactBody,
      response: { 200: Type.Unsafe<undefined>({ description: 'It arrived; the body is empty' }) },
    },
    handler: async (request, reply) => {
      const { validationError: fault } = request;
      if (fault !== undefined) throw await completed(deps, fault, request.body);
      const caller = callerOf(request);
      const {
        subject,
        full_name: fullName,
        email,
        phone = null,
        message,
        order = null,
        file,
        operation,
      } = request.body;
      await countCall(deps, { scope: 'contact', account: email, caller });
      const buyerId = findShopper(caller)?.customerId ?? null;
      await openTicket(deps, {
        ...{ subjectId: subject, fullName, email, phone, message, files: file ?? [] },
        ...(await readGuestsOrder(deps, caller, { orderId: order, buyerId, email })),
        customerId: caller.customer?.id ?? null,
        ...{ language: caller.language, operation: operation ?? null },
      });
      return reply.send();
    },
  });
}

const readAbout = decoderFor(AboutBody);

async function completed(deps: SupportDeps, fault: Error, body: unknown): Promise<Error> {
  const about = readAbout(body);
  if (!(fault instanceof Refusal) || fault.kind !== 'invalid' || 'error' in about) return fault;
  const { subject, order } = isRecord(about.value) ? about.value : {};
  if (typeof subject !== 'number') return fault;
  return withMissingOrder(deps, { subjectId: subject, orderId: typeof order === 'number' ? order : null }, fault);
}
