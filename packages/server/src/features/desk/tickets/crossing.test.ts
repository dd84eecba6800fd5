import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { aStaffMember, aTicket, DeskBrowser, openSubjects } from '../../../../tests/support/desk.ts';
import { linkIn, messagesTo } from '../../../../tests/support/worlds.ts';
import { getTicket } from '../../support/index.ts';

/** Staff do something with a ticket in which somebody has written since they opened it. */

const shop = useShop();

let subjectId = 0;
let desk: DeskBrowser;
let mert: DeskBrowser;
let number = '';
let email = '';
let count = 0;

beforeAll(async () => {
  subjectId = (await openSubjects(shop()))['general'] ?? 0;
  desk = await new DeskBrowser(shop().app).logIn(await aStaffMember(shop()));
  mert = await new DeskBrowser(shop().app).logIn(await aStaffMember(shop(), { name: 'Mert' }));
});

beforeEach(async () => {
  count += 1;
  email = `asks${count}@example.org`;
  number = await aTicket(shop(), { subjectId, email });
});

const page = () => `/desk/tickets/${number}/`;
const ticket = () => getTicket(shop().deps.db, number);
const mailsTo = async () => (await messagesTo(shop(), email)).length;
const said = async () => (await ticket()).messages.map(({ author, body }) => `${author}: ${body}`).slice(1);

describe('what staff do past a message that they have not read', () => {
  const STEPS: [string, Record<string, string>][] = [
    ['reply', { kind: 'reply', body: 'It is on its way.' }],
    ['reply', { kind: 'reply', body: 'It is on its way.', then: 'close' }],
    ['close', {}],
  ];
  const post = (step: string, fields: Readonly<Record<string, string>>, by = desk) =>
    by.post(`${page()}${step}/`, fields);

  async function customerSays(body: string): Promise<void> {
    const [mail] = await messagesTo(shop(), email);
    const path = linkIn(mail?.body ?? '');
    expect(
      (
        await shop()
          .visit()
          .send('POST', `${path}messages/`, { form: { message: body } })
      ).status,
    ).toBe(303);
  }

  it.each(STEPS)('changes nothing, and shows the message beside what they wrote: %s %j', async (step, fields) => {
    const hidden = await desk.hiddenOf(page());
    await customerSays('Wrong address, stop it!');
    const [before, mails] = [await ticket(), await mailsTo()];
    expect([before.state, before.waitingSince]).toEqual(['open', before.createdDate]);
    const answer = await post(step, { ...hidden, ...fields });
    expect([answer.status, await ticket(), await mailsTo()]).toEqual([406, before, mails]);
    expect(answer.text).toContain('Somebody has written here meanwhile.');
    expect(answer.text).toContain('Wrong address, stop it!');
    expect(answer.text).toContain(`>${fields['body'] ?? ''}</textarea>`);
    const shown = /name="shown" value="(\d+)"/.exec(answer.text)?.[1] ?? '';
    expect((await post(step, { ...hidden, ...fields, shown })).status).toBe(303);
    await shop().runJobs();
  });

  it.each(STEPS)('is refused as well when the page does not say what it has shown: %s %j', async (step, fields) => {
    const before = await ticket();
    const answer = await post(step, { token: await desk.tokenOf(page()), ...fields });
    expect([answer.status, await ticket()]).toEqual([406, before]);
  });

  it('is refused to the second of two who answer; the second of one’s own is not', async () => {
    const [hers, his] = [await desk.hiddenOf(page()), await mert.hiddenOf(page())];
    const answers = await Promise.all([
      post('reply', { ...hers, kind: 'reply', body: 'Tomorrow.' }),
      post('reply', { ...his, kind: 'reply', body: 'On Friday.' }, mert),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 406]);
    const [first, hidden, other, late] =
      answers[0].status === 303 ? ([desk, hers, mert, his] as const) : ([mert, his, desk, hers] as const);
    expect((await post('reply', { ...hidden, kind: 'reply', body: 'One thing more.' }, first)).status).toBe(303);
    expect((await post('close', late, other)).status).toBe(406);
    expect([(await ticket()).state, await said()]).toEqual([
      'answered',
      [expect.stringMatching(/^staff: (Tomorrow|On Friday)\.$/), 'staff: One thing more.'],
    ]);
    await shop().runJobs();
  });

  it('is fine where it is a note, and past a note', async () => {
    const hidden = await desk.hiddenOf(page());
    await customerSays('Wrong address, stop it!');
    expect((await post('reply', { ...hidden, kind: 'note', body: 'Ask the warehouse' })).status).toBe(303);
    const fresh = await desk.hiddenOf(page());
    expect((await mert.submit(page(), `${page()}reply/`, { kind: 'note', body: 'I did' })).status).toBe(303);
    expect((await post('reply', { ...fresh, kind: 'reply', body: 'We stopped it.' })).status).toBe(303);
    expect((await ticket()).state).toBe('answered');
    await shop().runJobs();
  });
});
