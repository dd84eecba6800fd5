import type { SmsPort } from './sms.ts';

export interface GatewaySettings {
  readonly url: string;
  readonly token: string | null;
}

const TIMEOUT_MS = 10_000;

/**
 * Text messages by a gateway: a POST with JSON `{"to", "text", "id"}`, any 2xx means accepted. A repeat carries the
 * same `id`, so that the gateway can recognise it.
 * @throws Error when the token cannot be sent in a header
 */
export function gatewaySms({ url, token }: GatewaySettings): SmsPort {
  // `fetch` would refuse it too, but with a message that quotes it.
  if (token !== null && !/^[\x20-\x7e]+$/.test(token)) {
    throw new Error('SMS_GATEWAY_TOKEN may hold printable ASCII characters only');
  }
  const headers = {
    'content-type': 'application/json',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  return {
    send: async ({ id, to, text }) => {
      const status = await post(url, headers, JSON.stringify({ to, text, id }));
      if (status < 200 || status > 299) throw new Error(`The text gateway answered ${status}`);
    },
  };
}

/** @returns the status; the body is not read, for nobody knows what it quotes */
async function post(url: string, headers: Record<string, string>, body: string): Promise<number> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    // A redirect would carry the message to somebody the operator has not named.
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
    await response.body?.cancel();
    return response.status;
  } catch (error) {
    throw new Error(`The text gateway cannot be reached: ${reason(error)}`);
  }
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  if (error.name === 'TimeoutError') return `no answer within ${TIMEOUT_MS / 1000} seconds`;
  // `fetch failed` alone helps nobody; the cause names the network's reason.
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
}
