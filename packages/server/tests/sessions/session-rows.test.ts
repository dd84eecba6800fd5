import { expect, it } from 'vitest';
import { useShop } from '../support/app.ts';
import { aCustomer } from '../support/worlds.ts';

/** No row before there is something to keep, and none for a key that nobody holds. */

const shop = useShop();

async function rows(): Promise<number> {
  const { count } = await shop()
    .database.db.selectFrom('sessions')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

it('writes nothing when a stranger logs out', async () => {
  const browser = await shop().visit().withToken();
  browser.jar.delete('osessionid');
  const before = await rows();
  expect((await browser.post('/users/logout/')).status).toBe(200);
  expect(await rows()).toBe(before);
});

it('writes the session alone when somebody logs in without a cookie', async () => {
  const ada = await aCustomer(shop());
  const browser = await shop().visit().withToken();
  browser.jar.delete('osessionid');
  const before = await rows();
  await browser.logIn(ada.email, ada.password);
  expect(await rows()).toBe(before + 1);
});

it.each([
  ['?limit=1&limit=1', 200],
  ['?limit=', 200],
  [`?limit=${'9'.repeat(30)}`, 200],
  ['?limit=1+', 200],
  ['?page=', 404],
  ['?page=2', 404],
  ['?page=1&page=1', 200],
])('reads the page of %s', async (query, status) => {
  const ada = await aCustomer(shop());
  const browser = shop().visit();
  await browser.logIn(ada.email, ada.password);
  expect((await browser.get(`/users/sessions/${query}`)).status).toBe(status);
});
