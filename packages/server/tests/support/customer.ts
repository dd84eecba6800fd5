import type { Readable } from 'node:stream';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { isRecord } from '../../src/platform/http/decoding/index.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  /** The body as text. */
  readonly text: string;
  /** The body as JSON; null when it is none. */
  readonly json: unknown;
  /** `Set-Cookie` values by cookie name, attributes included. */
  readonly cookies: ReadonlyMap<string, string>;
}

export interface Call {
  readonly json?: unknown;
  readonly form?: Record<string, string>;
  /** A stream does not say how long it is. */
  readonly body?: string | Buffer | Readable;
  readonly headers?: Record<string, string>;
  /** Leave the CSRF header out. */
  readonly noToken?: boolean;
}

/** A customer's browser, or app: keeps cookies, sends the CSRF token, speaks JSON. */
export class Customer {
  readonly #app: FastifyInstance;
  readonly #headers: Record<string, string>;
  /** name → value; tests may look and change. */
  readonly jar = new Map<string, string>();

  constructor(app: FastifyInstance, headers: Record<string, string>) {
    this.#app = app;
    this.#headers = headers;
  }

  get sessionKey(): string | undefined {
    return this.jar.get('osessionid');
  }

  get(url: string, call: Call = {}): Promise<Answer> {
    return this.send('GET', url, call);
  }

  post(url: string, json?: unknown, call: Call = {}): Promise<Answer> {
    return this.send('POST', url, json === undefined ? call : { ...call, json });
  }

  put(url: string, json?: unknown, call: Call = {}): Promise<Answer> {
    return this.send('PUT', url, json === undefined ? call : { ...call, json });
  }

  patch(url: string, json?: unknown, call: Call = {}): Promise<Answer> {
    return this.send('PATCH', url, json === undefined ? call : { ...call, json });
  }

  delete(url: string, call: Call = {}): Promise<Answer> {
    return this.send('DELETE', url, call);
  }

  /** Gets a CSRF token first, as clients do, where there is none yet. */
  async withToken(): Promise<this> {
    if (!this.jar.has('csrftoken')) await this.get('/csrf_token/');
    return this;
  }

  /** Logs in and expects it to work. */
  async logIn(email: string, password: string): Promise<Answer> {
    await this.withToken();
    const answer = await this.post('/users/login/', { email, password });
    if (answer.status !== 200) throw new Error(`Login answered ${answer.status}: ${answer.text}`);
    return answer;
  }

  async send(method: NonNullable<InjectOptions['method']>, url: string, call: Call = {}): Promise<Answer> {
    const response = await this.#app.inject({
      method,
      url,
      ...bodyOf(call),
      headers: this.#headersFor(call, bodyOf(call)),
    });
    const cookies = new Map<string, string>();
    for (const line of [response.headers['set-cookie'] ?? []].flat()) {
      const name = line.slice(0, line.indexOf('='));
      if (cookies.has(name)) throw new Error(`Two cookies ${name} in one answer`);
      cookies.set(name, line);
      this.#keep(name, line);
    }
    const { statusCode: status, headers, payload: text } = response;
    return { status, headers, text, json: parsed(text), cookies };
  }

  #headersFor(call: Call, { headers }: { headers?: Record<string, string> }): Record<string, string> {
    const token = this.jar.get('csrftoken');
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    return {
      host: 'shop.test',
      ...this.#headers,
      ...(cookie === '' ? {} : { cookie }),
      ...(token === undefined || call.noToken === true ? {} : { 'x-csrftoken': token }),
      ...headers,
      ...call.headers,
    };
  }

  #keep(name: string, line: string): void {
    const value = line.slice(name.length + 1).split(';', 1)[0] ?? '';
    // A cookie for one path only is not sent elsewhere.
    if (!/; Path=\/;/.test(`${line};`)) return;
    if (/; Max-Age=0\b/.test(line)) this.jar.delete(name);
    else this.jar.set(name, value);
  }
}

function bodyOf({ json, form, body }: Call): {
  payload?: string | Buffer | Readable;
  headers?: Record<string, string>;
} {
  if (json !== undefined) return { payload: JSON.stringify(json), headers: { 'content-type': 'application/json' } };
  if (form !== undefined) {
    const headers = { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' };
    return { payload: new URLSearchParams(form).toString(), headers };
  }
  return body === undefined ? {} : { payload: body };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A field of a JSON answer; undefined when it is not there. */
export function field(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, name) =>
      Array.isArray(inner) && typeof name === 'number' ? inner[name] : isRecord(inner) ? inner[name] : undefined,
    value,
  );
}
