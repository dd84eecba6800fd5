import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { notFound } from '../../kernel/errors.ts';
import { isKnown } from '../../platform/http/index.ts';
import { typed } from '../../platform/http/typed-app.ts';
import { UnreadablePicture } from '../../platform/images/index.ts';
import type { MediaDeps } from './media.deps.ts';
import { findPicture, type ServedPicture } from './media.service.ts';

/** The pictures of the shop (Wire: docs/protocol/media.md). */
export function mediaRoutes(plain: FastifyInstance, deps: MediaDeps): void {
  typed(plain).route({
    method: ['GET', 'HEAD'],
    url: '/media/*',
    config: { access: 'public' },
    schema: { hide: true, params: Type.Object({ '*': Type.String() }) },
    handler: async (request, reply) => {
      const picture = await readable(deps, request.params['*'], (error) =>
        request.log.warn({ err: error }, 'a picture is damaged'),
      );
      if (picture === null) throw notFound();
      const headOnly = request.method === 'HEAD';
      describe(reply, picture);
      const known = isKnown(request.headers['if-none-match'], picture.etag);
      if (known || headOnly) await picture.close();
      if (known) return reply.code(304).send();
      reply.type(picture.contentType).header('content-length', picture.size);
      return reply.send(headOnly ? undefined : await picture.read());
    },
  });
}

/** To a client, what cannot be read is not there. */
async function readable(
  deps: MediaDeps,
  path: string,
  report: (error: unknown) => void,
): Promise<ServedPicture | null> {
  try {
    return await findPicture(deps, path);
  } catch (error) {
    if (!(error instanceof UnreadablePicture)) throw error;
    report(error);
    return null;
  }
}

// A changed picture has another address, so that this one may be kept for good.
function describe(reply: FastifyReply, { etag }: ServedPicture): void {
  reply.header('cache-control', 'public, max-age=31536000, immutable').header('etag', etag);
  reply.header('x-content-type-options', 'nosniff').header('accept-ranges', 'none');
}
