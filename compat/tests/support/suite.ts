import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest';
import { type Proof, proofsIn } from '../../src/calls/proofs.ts';
import { writeRecord } from '../../src/calls/record.ts';
import { addresses } from '../../src/calls/url-table.ts';
import { Customer, type SignIn } from '../../src/customer.ts';
import { type Environment } from '../../src/environment.ts';
import { type Server, serverAt, serverIsGiven, startServer } from '../../src/server.ts';
import { fields, type Fields } from '../../src/untyped.ts';

export interface Shop {
  readonly server: Server;
  readonly visitor: Customer;
}

const opened = <Thing>(thing: Thing | undefined): Thing => {
  if (thing === undefined) throw new Error('The shop is not open');
  return thing;
};

/**
 * A server for the tests around this call, and before each of them a new visitor at its storefront. All test files share
 * one server, which starts with the demo shop, but for those that need settings of their own.
 */
export function openShop(extra?: Environment): Shop {
  let server: Server | undefined;
  let visitor: Customer | undefined;
  beforeAll(async () => {
    server = await serverWith(extra);
    visitor = await Customer.visiting(server.baseUrl);
  });
  beforeEach(() => opened(visitor).begin());
  const proofs: Proof[] = [];
  afterEach(({ task }) => {
    const { browser, uses } = opened(visitor);
    proofs.push(
      ...proofsIn(browser.history.splice(0), uses.splice(0), {
        file: thisFile(),
        test: expect.getState().currentTestName ?? task.name,
      }),
    );
  });
  afterAll(async () => {
    await server?.stop();
    await writeRecord(inject('demoShop').calls, { file: thisFile(), table: await addresses(), proofs });
  });
  return {
    get server(): Server {
      return opened(server);
    },
    get visitor(): Customer {
      return opened(visitor);
    },
  };
}

/** The test file that is running, as `tests/orders.test.ts`. */
function thisFile(): string {
  return (expect.getState().testPath ?? '').replace(/^.*\/(?=tests\/)/, '');
}

async function serverWith(extra: Environment | undefined): Promise<Server> {
  const { baseUrl, dataDir, template } = inject('demoShop');
  return extra === undefined || serverIsGiven ? serverAt(baseUrl, dataDir) : startServer(extra, template);
}

/** The client does not wait for its own sign-out before it hands the answer on. */
export async function isSentToLogin({ visitor }: Shop): Promise<void> {
  await expect.poll(() => visitor.browser.whereabouts).toMatch(/^\/auth\?callbackUrl=/);
}

export const newAddress = (): string => `ada.${randomBytes(6).toString('hex')}@example.org`;

/** What the storefront's registration page posts; unset fields are empty texts. */
export const registrationForm = (email: string, changes: Fields = {}): Fields => ({
  formType: 'register',
  locale: 'en',
  captchaValidated: 'false',
  email,
  password: 'Vellum-4-Harbour',
  first_name: 'Ada',
  last_name: 'Example',
  phone: '',
  date_of_birth: '',
  gender: '',
  email_allowed: 'true',
  sms_allowed: 'false',
  kvkk_confirm: 'true',
  confirm: 'true',
  ...changes,
});

export interface Account {
  readonly email: string;
  readonly password: string;
  readonly signIn: SignIn;
}

/** Registers somebody new, who is then signed in at the storefront. */
export async function register(visitor: Customer): Promise<Account> {
  const email = newAddress();
  const signIn = await visitor.signIn('default', registrationForm(email));
  if (signIn.errors !== undefined) throw new Error(`Registration failed: ${JSON.stringify(signIn.errors)}`);
  return { email, password: 'Vellum-4-Harbour', signIn };
}

/** What the server itself says to somebody with this session, past the client. */
export async function currentUser(shop: Shop, sessionId = ''): Promise<{ status: number; body: Fields }> {
  const headers = { cookie: `osessionid=${sessionId}` };
  const answer = await fetch(`${shop.server.baseUrl}/current_user/`, { headers });
  return { status: answer.status, body: fields(await answer.json(), 'current user') };
}
