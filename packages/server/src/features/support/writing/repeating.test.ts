import { beforeAll, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { field } from '../../../../tests/support/customer.ts';
import { replyAsStaff } from '../index.ts';
import { anAsker, loadSubjects, OPERATOR } from '../support.support.ts';

/** The same words again, from a customer; from staff: desk/desk.test.ts. */

const shop = useShop();

beforeAll(() => loadSubjects(shop()));

it('said twice by a customer are one message, and another one once the shop has answered', async () => {
  const { browser, number } = await anAsker(shop());
  const answer = (isInternal: boolean) =>
    replyAsStaff(shop().deps, { number, by: OPERATOR, body: 'Is it there?', files: [], isInternal });
  const say = async () => {
    const { status, json } = await browser.post(`/users/conversations/${number}/messages/`, { message: 'No.' });
    return [status, field(json, 'state', 'value'), field(json, 'message_count')];
  };
  expect(await say()).toEqual([201, 'open', 2]);
  // Nobody answers what they cannot read.
  await answer(true);
  expect(await say()).toEqual([201, 'open', 2]);
  await answer(false);
  expect(await say()).toEqual([201, 'open', 4]);
  await shop().runJobs();
});
