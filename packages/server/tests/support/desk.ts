import type { FastifyInstance } from 'fastify';
import { createStaff, type StaffMember } from '../../src/features/staff/index.ts';
import { contactSubjects, openTicket, type Request, saveContactSubjects } from '../../src/features/support/index.ts';
import type { TestShop } from './app.ts';

/** The help desk in tests: who works there, what is asked, and a browser that keeps the desk's own cookies. */

let count = 0;

export interface KnownStaff extends StaffMember {
  readonly password: string;
}

/** Somebody who works at the desk, unlike anybody else. */
export async function aStaffMember(
  shop: Pick<TestShop, 'deps'>,
  { name = 'Selin', language = 'en' }: { readonly name?: string; readonly language?: string } = {},
): Promise<KnownStaff> {
  count += 1;
  const password = 'correct horse battery';
  const staff = await createStaff(shop.deps, { email: `staff${count}@desk.example`, name, password, language });
  return { ...staff, password };
}

const SUBJECTS = [
  { key: 'general', names: { en: 'Something else', tr: 'Diğer' }, isOrderNeeded: false },
  { key: 'order', names: { en: 'About an order', tr: 'Sipariş hakkında' }, isOrderNeeded: true },
  { key: 'return', names: { en: 'Return or exchange', tr: 'İade veya değişim' }, isOrderNeeded: false },
  { key: 'product', names: { en: 'About a product', tr: 'Ürün hakkında' }, isOrderNeeded: false },
];

/** What people may ask about. @returns ids by key */
export async function openSubjects(shop: TestShop): Promise<Readonly<Record<string, number>>> {
  const inputs = SUBJECTS.map((subject, position) => ({ ...subject, position, isActive: true }));
  await shop.deps.db.transaction().execute((tx) => saveContactSubjects(tx, inputs));
  const subjects = await contactSubjects(shop.deps.db);
  return Object.fromEntries(subjects.map(({ key, id }) => [key, id]));
}

/** A ticket that somebody opened, its mails sent. @returns its number */
export async function aTicket(shop: TestShop, asked: Partial<Request> & Pick<Request, 'subjectId'>): Promise<string> {
  count += 1;
  const { number } = await openTicket(shop.deps, {
    ...{ fullName: 'Ada Example', email: `ada${count}@asks.example`, phone: null, orderId: null, files: [] },
    ...{ message: `When will it come? ${count}`, customerId: null, language: 'en', operation: null },
    ...asked,
    buyerId: asked.customerId ?? null,
  });
  await shop.runJobs();
  return number;
}

export interface DeskAnswer {
  readonly status: number;
  readonly text: string;
  readonly location: string | null;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly bytes: Buffer;
}

interface Sent {
  readonly file?: readonly { readonly name: string; readonly bytes: Buffer }[];
  readonly headers?: Readonly<Record<string, string>>;
}

const BOUNDARY = 'desk-form-boundary';

/** A browser at the desk: it keeps cookies whatever their path. */
export class DeskBrowser {
  readonly #app: FastifyInstance;
  readonly #headers: Readonly<Record<string, string>>;
  readonly jar = new Map<string, string>();

  constructor(app: FastifyInstance, headers: Readonly<Record<string, string>> = {}) {
    this.#app = app;
    this.#headers = headers;
  }

  get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<DeskAnswer> {
    return this.#send('GET', url, { headers });
  }

  /** Sends a form as browsers do; with files as multipart. */
  post(url: string, fields: Readonly<Record<string, string>>, { file, headers = {} }: Sent = {}): Promise<DeskAnswer> {
    if (file === undefined) {
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      return this.#send('POST', url, {
        headers: { ...type, ...headers },
        payload: new URLSearchParams(fields).toString(),
      });
    }
    const type = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
    return this.#send('POST', url, { headers: { ...type, ...headers }, payload: multipart(fields, file) });
  }

  /** The token that the forms of a page carry. */
  async tokenOf(url: string): Promise<string> {
    const { text } = await this.get(url);
    return /name="token" value="([^"]+)"/.exec(text)?.[1] ?? '';
  }

  /** What the forms of a page carry unseen: the token, and up to where a thread is shown. */
  async hiddenOf(url: string): Promise<Readonly<Record<string, string>>> {
    const { text } = await this.get(url);
    const found = text.matchAll(/<input type="hidden" name="(token|shown)" value="([^"]*)"/g);
    return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, value]));
  }

  /** Sends a form with what the page it stands on puts into it. */
  async submit(page: string, action: string, fields: Readonly<Record<string, string>> = {}, sent: Sent = {}) {
    return this.post(action, { ...(await this.hiddenOf(page)), ...fields }, sent);
  }

  async logIn({ email, password }: KnownStaff): Promise<this> {
    const answer = await this.submit('/desk/login/', '/desk/login/', { email, password });
    if (answer.status !== 303) throw new Error(`The login answered ${answer.status}: ${answer.text}`);
    return this;
  }

  #keep(cookies: readonly string[]): void {
    for (const line of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/; Max-Age=0\b/.test(line)) this.jar.delete(name);
      else this.jar.set(name, value);
    }
  }

  async #send(
    method: 'GET' | 'POST',
    url: string,
    { headers, payload }: { headers: Readonly<Record<string, string>>; payload?: string | Buffer },
  ): Promise<DeskAnswer> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await this.#app.inject({
      ...{ method, url, ...(payload === undefined ? {} : { payload }) },
      headers: { host: 'shop.test', ...this.#headers, ...(cookie === '' ? {} : { cookie }), ...headers },
    });
    this.#keep([response.headers['set-cookie'] ?? []].flat());
    const { statusCode: status, payload: text, rawPayload: bytes } = response;
    return { status, text, bytes, headers: response.headers, location: response.headers.location?.toString() ?? null };
  }
}

function multipart(
  fields: Readonly<Record<string, string>>,
  files: readonly { readonly name: string; readonly bytes: Buffer }[],
): Buffer {
  const head = (disposition: string) => `--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`;
  const texts = Object.entries(fields).map(([name, value]) => Buffer.from(`${head(`name="${name}"`)}${value}\r\n`));
  const parts = files.map(({ name, bytes }) =>
    Buffer.concat([Buffer.from(head(`name="file"; filename="${name}"`)), bytes, Buffer.from('\r\n')]),
  );
  return Buffer.concat([...texts, ...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}
