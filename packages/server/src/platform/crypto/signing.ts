import { createHmac, timingSafeEqual } from 'node:crypto';

/** Keyed signatures for links and codes. `purpose` keeps a signature made for one use from serving another. */
export interface Signer {
  /** 43 characters `[A-Za-z0-9_-]`. */
  sign(purpose: string, text: string): string;
  verify(purpose: string, text: string, signature: string): boolean;
  /** `digits` decimal digits that only this server can derive from `text`. */
  digits(purpose: string, text: string, digits: number): string;
  /** 32 bytes that only this server can derive from `text`. */
  digest(purpose: string, text: string): Buffer;
}

export function signer(secretKeys: readonly string[]): Signer {
  const [current = ''] = secretKeys;
  const mac = (secret: string, purpose: string, text: string) =>
    createHmac('sha256', secret).update(`${purpose}\0${text}`).digest();
  return {
    sign: (purpose, text) => mac(current, purpose, text).toString('base64url'),
    verify: (purpose, text, signature) => {
      const given = Buffer.from(signature);
      return secretKeys.some((secret) => {
        const wanted = Buffer.from(mac(secret, purpose, text).toString('base64url'));
        return given.length === wanted.length && timingSafeEqual(given, wanted);
      });
    },
    digits: (purpose, text, digits) => {
      const number = mac(current, purpose, text).readUIntBE(0, 6) % 10 ** digits;
      return String(number).padStart(digits, '0');
    },
    digest: (purpose, text) => mac(current, purpose, text),
  };
}
