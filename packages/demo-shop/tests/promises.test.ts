import { expect, it } from 'vitest';
import { demoShippingOptions } from '../../server/src/demo/shop/shipping.ts';
import { loadConfig } from '../../server/src/platform/config/index.ts';
import { freeDeliveryFrom, RETURN_DAYS } from '../src/promises.ts';

it('promises free delivery from the amounts that the demo has for Turkey', () => {
  const standard = demoShippingOptions().find(({ key }) => key === 'standard');
  const rule = standard?.rules.find(({ countries }) => countries?.includes('TR'));
  const promised = ['usd', 'eur', 'try'].map((currency) => [currency, Number(freeDeliveryFrom(currency)) * 100]);
  expect(Object.fromEntries(promised)).toEqual(rule?.freeAbove);
  expect(freeDeliveryFrom('gbp')).toBeNull();
});

it('promises the days for sending back that the server grants unless it is told otherwise', () => {
  expect(RETURN_DAYS).toBe(loadConfig({ ARASTA_ENV: 'development' }).returnDays);
});
