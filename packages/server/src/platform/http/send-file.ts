import type { FastifyReply } from 'fastify';

export interface SentFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/**
 * Sends a file that somebody gave us, to be saved; `inline` shows it, for pictures that were written anew. A browser
 * neither guesses what it is nor opens it as a page of ours, and nobody on the way keeps it.
 */
export function sendFile(
  reply: FastifyReply,
  { name, contentType, bytes }: SentFile,
  way: 'attachment' | 'inline' = 'attachment',
): FastifyReply {
  return reply
    .type(contentType)
    .header('content-disposition', dispositionOf(name, way))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'no-store')
    .send(bytes);
}

/** The name twice (RFC 6266): as it is for today's browsers, in plain letters for others. */
function dispositionOf(name: string, way: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const whole = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `${way}; filename="${plain}"; filename*=UTF-8''${whole}`;
}
