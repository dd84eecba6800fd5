import { expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { locationOf, signInAs } from '../../../../tests/support/sign-in.ts';

const shop = useShop();

it('first', async () => {
  const browser = shop().visit();
  const answer = await signInAs(shop(), browser, 'regular');
  expect([answer.status, answer.text, answer.headers, locationOf(answer).pathname, shop().logs()]).toEqual([]);
});
