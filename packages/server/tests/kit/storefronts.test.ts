import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoShop, openDemoShop } from '../support/demo.ts';
import { blocksOf, findPython, follow, workplace } from '../support/documents.ts';
import { freePort } from '../support/process.ts';
import { goToBank, openStorefront, Shopper, type Storefront } from './storefront.support.ts';

const python = await findPython();

/** The storefronts of the guides, which have the same pages (docs/guides/python-storefront.md). */
const STOREFRONTS = [
  { name: 'in Python', command: [python ?? '', 'examples/python/storefront.py'], missing: python === null },
  {
    name: 'in Node',
    command: [process.execPath, '--conditions=arasta-source', 'examples/node-storefront/storefront.ts'],
    missing: false,
  },
];

const GUEST = { email: 'guest@example.com', phone_number: '05551112233' };
const ADDRESS = {
  ...{ title: 'Home', first_name: 'Ada', last_name: 'Example', phone_number: '05551112233' },
  ...{ line: '12 Harbour Road', country: '792', city: '34', township: '3423' },
};
const CARD = {
  card_holder: 'Ada',
  card_number: '5555 5555 5555 4444',
  card_month: '12',
  card_year: '2040',
  card_cvv: '123',
};
const ORDER = { ...GUEST, ...ADDRESS, ...CARD };

describe('the storefronts of the guides', () => {
  let shop: DemoShop;
  let url: string;

  beforeAll(async () => {
    // Where banks send shoppers back to: each of the storefronts stands there in its turn.
    url = `http://localhost:${await freePort()}`;
    shop = await openDemoShop({ env: { STOREFRONT_URL: url } });
  }, 240_000);

  afterAll(() => shop.close());

  describe.each(STOREFRONTS)('$name (skipped where what it needs is missing)', ({ command, missing }) => {
    let storefront: Storefront | undefined;

    beforeAll(async () => {
      if (!missing) storefront = await openStorefront(command, { url, shop: shop.url });
    });

    afterAll(async () => {
      await storefront?.stop();
    });

    it.skipIf(missing)('shows the shelf to whoever passes by, and keeps nothing of them', async () => {
      const answer = await fetch(url);
      expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null]);
      expect(await answer.text()).toContain('Margin Notes Notebook');
    });

    it.skipIf(missing)('sells to a guest, by way of the bank', async () => {
      const guest = new Shopper(url);
      expect(await guest.post('/add', { product: '874' })).toMatchObject({ status: 303, location: '/basket/' });
      expect((await guest.get('/basket/')).text).toContain('1 × ');
      const till = await guest.post('/checkout/', ORDER);
      expect(till).toMatchObject({ status: 303, location: '/orders/redirect-three-d/' });
      const leaving = await guest.get('/orders/redirect-three-d/');
      const { address, fields } = await goToBank(leaving.text, 'confirm');
      expect(address).toContain(`${url}/orders/checkout/?`);
      const back = await guest.post(address, fields, { 'sec-fetch-site': 'cross-site', origin: shop.url });
      expect(back.status).toBe(303);
      expect(back.location).toMatch(/^\/orders\/completed\/.+\/$/);
      expect((await guest.get(back.location ?? '')).text).toMatch(/Order \d{16}: /);
      expect((await guest.get('/basket/')).text).not.toContain('1 × ');
      expect((await new Shopper(url).get(back.location ?? '')).status).toBe(404);
    });

    it.skipIf(missing)('says what the bank refused, and keeps the basket', async () => {
      const guest = new Shopper(url);
      await guest.post('/add', { product: '874' });
      await guest.post('/checkout/', ORDER);
      const { address, fields } = await goToBank((await guest.get('/orders/redirect-three-d/')).text, 'refuse');
      const back = await guest.post(address, fields, { 'sec-fetch-site': 'cross-site', origin: shop.url });
      expect(back.status).toBe(400);
      expect((await guest.get('/basket/')).text).toContain('1 × ');
    });

    it.skipIf(missing)('says what is wrong with a form, and changes nothing', async () => {
      const guest = new Shopper(url);
      await guest.post('/add', { product: '874' });
      const till = await guest.post('/checkout/', { ...ORDER, phone_number: '1' });
      expect(till.status).toBe(400);
      expect(till.text).toContain('phone_number: Enter a valid phone number.');
      expect((await guest.post('/add', { product: 'no number' })).status).toBe(400);
      expect((await guest.post('/add', { product: '874' }, { origin: 'https://elsewhere.example' })).status).toBe(403);
      expect((await guest.get('/basket/')).text).toContain('1 × ');
      expect((await guest.get('/nowhere/')).status).toBe(404);
    });

    it.skipIf(missing)('signs a customer in, takes the basket along, and lets no slow tab undo it', async () => {
      const customer = new Shopper(url);
      await customer.post('/add', { product: '874' });
      expect((await customer.get('/account/')).status).toBe(401);
      const wrong = await customer.post('/users/login/', { email: 'user@example.com', password: 'wrong' });
      expect([wrong.status, wrong.text.includes('Unable to log in')]).toEqual([400, true]);
      const login = { email: 'user@example.com', password: 'your_password' };
      const tabs = Array.from({ length: 6 }, () => customer.get('/basket/'));
      const [signedIn] = await Promise.all([customer.post('/users/login/', login), ...tabs]);
      expect(signedIn).toMatchObject({ status: 303, location: '/account/' });
      expect((await customer.get('/account/')).text).toContain('user@example.com');
      expect((await customer.get('/basket/')).text).toMatch(/\d × /);
    });

    it.skipIf(missing)('answers 503 with a pause to wait while the shop is away', async () => {
      const lonely = await openStorefront(command, {
        url: `http://localhost:${await freePort()}`,
        shop: `http://127.0.0.1:${await freePort()}`,
      });
      const answer = await fetch(`${lonely.url}/basket/`).finally(() => lonely.stop());
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    });
  });

  describe('the commands of the guides', () => {
    /** What a reader of a guide sees who copies all of its commands. */
    async function read(document: string, env: Record<string, string> = {}) {
      const reader = await workplace();
      const replaced = { 'http://localhost:8000': shop.url, 'http://localhost:9000': url, '9000': new URL(url).port };
      const path = [dirname(process.execPath), dirname(python ?? ''), process.env['PATH'] ?? ''].join(':');
      const { path: place } = reader;
      return follow(await blocksOf(document, 'sh'), { folder: place, replaced, env: { PATH: path, ...env } }).finally(
        reader.remove,
      );
    }

    it.skipIf(python === null)('sell from the storefront in Python', async () => {
      const { status, stdout, stderr } = await read('docs/guides/python-storefront.md');
      expect([status, stdout]).toEqual([0, expect.stringContaining('<p>user@example.com</p>')]);
      expect(stdout, stderr).toContain('/simulator/three-d/');
    });

    it('sell from the storefront in Node', async () => {
      const { status, stdout, stderr } = await read('docs/guides/node-storefront.md');
      expect([status, stdout], stderr).toEqual([0, expect.stringContaining('<p>user@example.com</p>')]);
      expect(stdout).toContain('Notebook');
    });

    it('begin with a server that knows where the storefront is', async () => {
      for (const guide of ['python', 'node']) {
        const commands = await blocksOf(`docs/guides/${guide}-storefront.md`, 'console');
        expect(commands).toEqual(['STOREFRONT_URL=http://localhost:9000 npm start\n']);
      }
    });

    it('find nothing wrong with the settings for the published client', async () => {
      const { status, stdout } = await read('docs/guides/nextjs-storefront.md', {
        DATABASE_URL: urlOf(shop.database.connection),
        ARASTA_ENV: 'development',
      });
      expect([status, stdout]).toEqual([0, expect.stringContaining('Nothing is wrong.')]);
      expect(stdout).toMatch(/CSRF_ENFORCEMENT +storefront/);
    });
  });
});

function urlOf({ user, password, host, port, database }: DemoShop['database']['connection']): string {
  const credentials = `${user ?? ''}:${encodeURIComponent(typeof password === 'string' ? password : '')}`;
  return `postgres://${credentials}@/${database ?? ''}?host=${encodeURIComponent(host ?? '')}&port=${port ?? ''}`;
}
