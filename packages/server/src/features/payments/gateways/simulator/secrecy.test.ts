import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../../tests/support/app.ts';
import { expectNoCardData } from '../../../../../tests/support/card-data.ts';
import { openBank } from '../../../../../tests/support/simulator.ts';
import { aPayer } from '../../payments.support.ts';

const shop = useShop();

it('keeps nothing of a card', async () => {
  const { paid } = await aPayer(shop());
  const numbers = ['5555555555554444', '5454540000000013', '4111110000000054', '5454540000000039'];
  for (const number of numbers) {
    const { answer } = await paid(number);
    const pages =
      answer.kind === 'handed_over' ? [await openBank(shop(), answer.handOver)] : [{ text: JSON.stringify(answer) }];
    await expectNoCardData(shop(), { number, cvv: '987' }, pages);
  }
});

it('would be found out if it kept something', async () => {
  await aPayer(shop());
  const secret = { number: '5555555555554444', cvv: '987' };
  for (const text of [
    '{"cvv": "987"}',
    '{"cvv":987}',
    'cvv=987&a=b',
    'card 5555 5555 5555 4444',
    'n=5555555555554444',
  ]) {
    await expect(expectNoCardData(shop(), secret, [{ text }])).rejects.toThrow('card data');
  }
  await expectNoCardData(shop(), secret, [{ text: '{"price": "987.00", "id": 19871}' }]);
  const { db } = shop().database;
  await db.updateTable('payment_options').set({ gateway: null, names: '{"en": "5555555555554444"}' }).execute();
  await expect(expectNoCardData(shop(), secret)).rejects.toThrow('public.payment_options');
  await db.updateTable('payment_options').set({ names: '{"en": "transfer"}' }).execute();
});

describe('in production', () => {
  const production = useShop({
    env: { ARASTA_ENV: 'production', CAPTCHA_PROVIDER: 'none', PUBLIC_URL: 'https://shop.test' },
  });

  it('there is no simulator', async () => {
    expect([...production().deps.gateways.keys()]).toEqual([]);
    for (const path of ['/simulator/three-d/', '/simulator/answer/', '/orders/hooks/payment/simulator/']) {
      expect((await production().visit().post(path, {})).status).toBe(404);
    }
    expect((await production().visit().get('/simulator/wallet/')).status).toBe(404);
  });
});
