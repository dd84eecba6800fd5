import { describe, expect, it } from 'vitest';
import { openShop } from '../../../tests/support/app.ts';
import { findPaymentSwitch } from '../payments/index.ts';

const PAGES = [
  '/console/',
  '/console/outbox/',
  '/console/outbox/messages/',
  '/console/requests/list/',
  '/console/jobs/',
];

describe('the console of a development server', () => {
  it('is shown by names of this machine, and refused by those that a proxy or tunnel brings along', async () => {
    const shop = await openShop({ env: { ARASTA_ENV: 'development', ALLOWED_HOSTS: '.tunnel.example' } });
    try {
      for (const page of PAGES) {
        for (const host of ['localhost:8000', '127.0.0.1', '[::1]:8000', 'shop.localhost']) {
          expect([page, host, (await shop.visit({ host }).get(page)).status]).toEqual([page, host, 200]);
        }
        for (const host of ['shop.test', 'x.tunnel.example', 'localhost.tunnel.example']) {
          const { status, text } = await shop.visit({ host }).get(page);
          expect([page, host, status]).toEqual([page, host, 403]);
          expect(text).toContain('The console is shown on this machine only');
        }
      }
    } finally {
      await shop.close();
    }
  });

  it('changes nothing either', async () => {
    const shop = await openShop({ env: { ARASTA_ENV: 'development' } });
    try {
      const developer = shop.visit({ host: 'localhost' });
      await developer.get('/console/payments/');
      const form = { act: 'declined', scope: 'always' };
      const elsewhere = await developer.send('POST', '/console/payments/', { form, headers: { host: 'shop.test' } });
      expect([elsewhere.status, await findPaymentSwitch(shop.deps.db)]).toEqual([403, null]);
      const here = await developer.send('POST', '/console/payments/', { form });
      expect([here.status, await findPaymentSwitch(shop.deps.db)]).toMatchObject([303, { act: 'declined' }]);
    } finally {
      await shop.close();
    }
  });

  it('is shown to whoever comes where that is meant', async () => {
    const shop = await openShop({ env: { ARASTA_ENV: 'development', ARASTA_ALLOW_PUBLIC_DEV: '1' } });
    try {
      expect((await shop.visit({ host: 'shop.test' }).get('/console/')).status).toBe(200);
    } finally {
      await shop.close();
    }
  });
});
