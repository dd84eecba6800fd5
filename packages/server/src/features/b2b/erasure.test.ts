import { expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { field } from '../../../tests/support/customer.ts';
import { somebodyWaits } from '../../../tests/support/locks.ts';
import { eraseAccount } from '../accounts/profile/profile.service.ts';
import { commentOnQuotation, decideAsShop } from './quotations/desk.service.ts';
import { aBuyer, aCompany, aShelf, ask, put, QUOTATIONS } from './b2b.support.ts';

const shop = useShop();

it('leaves of an erased customer what was asked for, and nothing of who asked', async () => {
  const [{ tea }, { north, n }] = [await aShelf(shop()), await aCompany(shop())];
  const [boss, clerk] = [await aBuyer(shop(), `HQ-${n}`), await aBuyer(shop(), `N-${n}`)];
  const { json } = await ask(clerk, tea, north, 2);
  const path = `${QUOTATIONS}${String(field(json, 'id'))}/`;
  await clerk.browser.post(`${path}cancel/`, { comment: 'Ada was wrong' });
  await commentOnQuotation(shop().deps, String(field(json, 'number')), 'Sorry, Ada');
  await put(clerk.browser, tea, north);
  await shop().runJobs();
  expect((await clerk.browser.patch('/users/anonymize/')).status).toBe(200);
  const after = await boss.browser.get(path);
  expect(after.json).toMatchObject({
    name: field(json, 'number'),
    user: null,
    total_amount: '9.00',
    status: 'cancelled',
  });
  expect(field(after.json, 'items', 0, 'sku')).toMatch(/^tea-/);
  for (const secret of [clerk.customer.email, 'Ada was wrong', 'Sorry, Ada', 'June order'])
    expect(after.text).not.toContain(secret);
  const counted = await shop()
    .database.db.selectFrom('division_members')
    .select(({ fn }) => [fn.countAll<number>().as('members')])
    .select((eb) =>
      eb
        .selectFrom('b2b_baskets')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .where('customer_id', '=', clerk.customer.id)
        .as('baskets'),
    )
    .where('customer_id', '=', clerk.customer.id)
    .executeTakeFirst();
  expect(counted).toEqual({ members: 0, baskets: 0 });
});

it('leaves no word of what colleagues said of it, and who decided; nor of what they said elsewhere', async () => {
  const [{ tea }, { north, south, n }] = [await aShelf(shop()), await aCompany(shop())];
  const [boss, clerk] = [await aBuyer(shop(), `HQ-${n}`), await aBuyer(shop(), `N-${n}`)];
  const neighbour = await aBuyer(shop(), `S-${n}`);
  const [theirs, other] = [await ask(clerk, tea, north, 2), await ask(neighbour, tea, south, 2)];
  const pathOf = ({ json }: typeof theirs) => `${QUOTATIONS}${String(field(json, 'id'))}/`;
  await boss.browser.post(`${pathOf(theirs)}comment/`, { comment: 'Ada, ask your manager' });
  await boss.browser.post(`${pathOf(theirs)}reject/`, { comment: 'Not for Ada' });
  await boss.browser.post(`${pathOf(other)}comment/`, { comment: 'Fine with me' });
  await shop().runJobs();
  const others = (await boss.browser.get(pathOf(other))).json;
  expect((await clerk.browser.patch('/users/anonymize/')).status).toBe(200);
  expect(field((await boss.browser.get(pathOf(theirs))).json, 'events')).toMatchObject([
    { kind: 'asked', name: null, comment: null },
    { kind: 'comment', actor: 'customer', name: null, comment: null },
    { kind: 'rejected', name: 'Ada Example', comment: null },
  ]);
  expect((await boss.browser.get(pathOf(other))).json).toEqual(others);
  expect((await boss.browser.patch('/users/anonymize/')).status).toBe(200);
  expect(field((await neighbour.browser.get(pathOf(other))).json, 'events')).toMatchObject([
    { kind: 'asked', name: 'Ada Example' },
    { kind: 'comment', name: null, comment: null },
  ]);
});

it('leaves no word of what the shop says to them at the same moment', async () => {
  const [{ tea }, { north, n }] = [await aShelf(shop()), await aCompany(shop())];
  const [boss, clerk] = [await aBuyer(shop(), `HQ-${n}`), await aBuyer(shop(), `N-${n}`)];
  const [said, decided] = [await ask(clerk, tea, north, 2), await ask(clerk, tea, north, 2)];
  await shop().runJobs();
  const number = ({ json }: typeof said) => String(field(json, 'number'));
  const { deps } = shop();
  const answers: Promise<unknown>[] = [];
  const saying = async (words: Promise<unknown>) => {
    answers.push(words.then(() => 'done').catch((error: unknown) => field(error, 'code')));
    await Promise.race([words.catch(() => null), somebodyWaits(deps.db)]);
  };
  const meanwhile = async () => {
    await saying(commentOnQuotation(deps, number(said), 'Sorry, Ada'));
  };
  await eraseAccount({ ...deps, eraseHooks: [...deps.eraseHooks, meanwhile] }, clerk.customer);
  expect(await Promise.all(answers)).toEqual(['b2b_2']);
  const deciding = { decision: 'rejected', comment: 'Not in stock' } as const;
  expect(await decideAsShop(deps, number(decided), deciding)).toMatchObject({ status: 'rejected', requester: null });
  for (const { json } of [said, decided]) {
    const { text } = await boss.browser.get(`${QUOTATIONS}${String(field(json, 'id'))}/`);
    expect(text).not.toContain('Sorry, Ada');
  }
  await shop().runJobs();
});
