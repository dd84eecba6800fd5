import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { message, type MessageKey, translate } from '../../kernel/messages/index.ts';

/** Answers to what is no request yet: broken HTTP, headers without end, paths that cannot be decoded. */
export function answerBadRequests() {
  return {
    clientErrorHandler: (error: Error & { code?: string }, socket: Socket) => {
      if (!socket.writable || error.code === 'ECONNRESET') {
        socket.destroy();
        return;
      }
      const [status, key] = rawStatus(error.code);
      const body = JSON.stringify({ detail: translate(message(key), 'en') });
      socket.end(
        `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
      );
    },
    frameworkErrors: (_error: unknown, _request: FastifyRequest, reply: FastifyReply) => {
      reply
        .code(404)
        .type('application/json; charset=utf-8')
        .send(JSON.stringify({ detail: translate(message('not_found'), 'en') }));
    },
  };
}

function rawStatus(code: string | undefined): readonly [string, MessageKey] {
  if (code === 'HPE_HEADER_OVERFLOW') return ['431 Request Header Fields Too Large', 'headers_too_large'];
  return ['400 Bad Request', 'bad_request'];
}
