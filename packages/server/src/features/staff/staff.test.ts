import { beforeEach, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { Refusal } from '../../kernel/errors.ts';
import { keyHash } from '../../platform/crypto/index.ts';
import {
  createStaff,
  deleteExpiredStaffSessions,
  disableStaff,
  enableStaff,
  findStaffMember,
  findStaffOf,
  listStaff,
  loginStaff,
  logoutStaff,
  setStaffPassword,
} from './index.ts';

const PASSWORD = 'correct horse battery';
const HOUR = 3_600_000;

const shop = useShop({ env: { STAFF_THROTTLE_ACCOUNT_ADDRESS: '3/900', STAFF_THROTTLE_ACCOUNT: '5/3600' } });
const deps = () => shop().deps;

let count = 0;
let email = '';
let id = 0;

async function anotherMember(): Promise<void> {
  count += 1;
  email = `selin${count}@example.org`;
  ({ id } = await createStaff(deps(), { email, name: 'Selin', password: PASSWORD, language: null }));
}

beforeEach(anotherMember);

const address = () => `203.0.113.${count}`;
const logIn = (password = PASSWORD, given = email) =>
  loginStaff(deps(), { email: given, password, address: address(), userAgent: 'Test' });
const keyOf = async () => (await logIn()).key;
const staffOf = (key: string, isActive = true) => findStaffOf(deps(), { key, isActive });
const sessions = () => shop().database.db.selectFrom('staff_sessions').selectAll().orderBy('created_at').execute();
const members = () => shop().database.db.selectFrom('staff_members').selectAll().orderBy('id').execute();

async function refusalOf(work: Promise<unknown>): Promise<[string, string, unknown]> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refusal)) throw new Error('Nothing was refused', { cause: error });
  return [error.kind, error.code, error.details.fields];
}

const BAD = ['invalid', 'invalid', { non_field_errors: [{ key: 'bad_credentials' }] }];

describe('accounts', () => {
  it('are made with an argon2id hash, in the shop’s language', async () => {
    const [member] = (await members()).filter((row) => row.id === id);
    expect(member).toMatchObject({ email, name: 'Selin', is_active: true, language_code: 'en', last_login: null });
    expect(member?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it.each([
    [{ email: 'nobody' }, { email: [{ key: 'invalid_email' }] }],
    [{ name: '  ' }, { name: [{ key: 'blank' }] }],
    [{ name: 'x'.repeat(101) }, { name: [{ key: 'max_length', params: { max: 100 } }] }],
    [{ language: 'xx' }, { language: [{ key: 'invalid_choice', params: { value: 'xx' } }] }],
    [{ password: 'brief pwd' }, { password: [{ key: 'password_too_short', params: { min: 12 } }] }],
  ])('are refused: %j; nothing changes', async (given, fields) => {
    const before = await members();
    const person = { email: 'new@example.org', name: 'New', password: PASSWORD, language: null, ...given };
    expect(await refusalOf(createStaff(deps(), person))).toEqual(['invalid', 'invalid', fields]);
    expect(await members()).toEqual(before);
  });

  it('have an address of their own, however it is written and however many make one at once', async () => {
    const person = { email: ` ${email.toUpperCase()} `, name: 'Other', password: PASSWORD, language: null };
    const taken = ['invalid', 'invalid', { email: [{ key: 'staff_email_taken' }] }];
    expect(await refusalOf(createStaff(deps(), person))).toEqual(taken);
    const fresh = { ...person, email: `once${count}@example.org` };
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => createStaff(deps(), fresh)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('are found by address and by id, and listed', async () => {
    expect((await findStaffMember(deps().db, email.toUpperCase()))?.id).toBe(id);
    expect((await findStaffMember(deps().db, String(id)))?.email).toBe(email);
    expect(await findStaffMember(deps().db, 'nobody@example.org')).toBeNull();
    expect((await listStaff(deps())).at(-1)).toMatchObject({ id, email, isActive: true });
  });
});

describe('a login', () => {
  it('opens a session whose key is kept as its hash only', async () => {
    const { key, staff } = await logIn();
    expect(key).toMatch(/^[a-zA-Z0-9]{32}$/);
    expect(staff).toMatchObject({ id, email, lastLogin: shop().clock.now() });
    expect(await staffOf(key)).toEqual(staff);
    const row = (await sessions()).find(({ staff_id }) => staff_id === id);
    expect(row).toMatchObject({ key_hash: keyHash(key), address: address(), user_agent: 'Test' });
    expect(shop().logs()).not.toContain(key);
  });

  it.each([
    ['a wrong password', () => logIn('wrong horse battery')],
    ['an unknown address', () => logIn(PASSWORD, `ghost${count}@example.org`)],
    ['what is no address', () => logIn(PASSWORD, 'x'.repeat(5000))],
    ['an empty password', () => logIn('')],
  ])('by %s is refused alike, and opens nothing', async (_what, attempt) => {
    const before = [await sessions(), await members()];
    expect(await refusalOf(attempt())).toEqual(BAD);
    expect([await sessions(), await members()]).toEqual(before);
  });

  it('of a disabled member is refused like a wrong password', async () => {
    await disableStaff(deps(), email);
    expect(await refusalOf(logIn())).toEqual(BAD);
    expect((await sessions()).filter(({ staff_id }) => staff_id === id)).toEqual([]);
  });

  it('is throttled by account and address, even with the right password; elsewhere it goes on', async () => {
    for (let time = 0; time < 3; time++) expect(await refusalOf(logIn('wrong'))).toEqual(BAD);
    expect((await refusalOf(logIn()))[0]).toBe('throttled');
    expect((await sessions()).filter(({ staff_id }) => staff_id === id)).toEqual([]);
    const elsewhere = { email, password: PASSWORD, address: '198.51.100.1', userAgent: '' };
    expect((await loginStaff(deps(), elsewhere)).staff.id).toBe(id);
  });

  it('is throttled by account over all addresses, until somebody gives a new password', async () => {
    const from = (last: number, password: string) =>
      loginStaff(deps(), { email, password, address: `198.51.100.${100 + last}`, userAgent: '' });
    for (let time = 0; time < 5; time++) expect(await refusalOf(from(time, 'wrong'))).toEqual(BAD);
    expect((await refusalOf(from(6, PASSWORD)))[0]).toBe('throttled');
    await setStaffPassword(deps(), email, 'another horse battery');
    expect((await from(7, 'another horse battery')).staff.id).toBe(id);
  });

  it('is let in by a new password from where the old one was tried too often', async () => {
    for (let time = 0; time < 3; time++) expect(await refusalOf(logIn('wrong'))).toEqual(BAD);
    expect((await refusalOf(logIn()))[0]).toBe('throttled');
    await setStaffPassword(deps(), email, 'another horse battery');
    expect((await logIn('another horse battery')).staff.id).toBe(id);
    for (let time = 0; time < 3; time++) expect(await refusalOf(logIn('wrong'))).toEqual(BAD);
    expect((await refusalOf(logIn('another horse battery')))[0]).toBe('throttled');
  });

  it('throttles addresses that nobody has as well', async () => {
    const ghost = () => logIn('wrong', `phantom${count}@example.org`);
    for (let time = 0; time < 3; time++) expect(await refusalOf(ghost())).toEqual(BAD);
    expect((await refusalOf(ghost()))[0]).toBe('throttled');
  });

  it('that succeeds makes the budget whole again', async () => {
    for (let time = 0; time < 2; time++) await refusalOf(logIn('wrong'));
    await logIn();
    for (let time = 0; time < 3; time++) expect(await refusalOf(logIn('wrong'))).toEqual(BAD);
  });

  it.each([
    ['a disabling', () => disableStaff(deps(), email)],
    ['a new password', () => setStaffPassword(deps(), email, 'another horse battery')],
  ])('and %s at once leave no session', async (_what, change) => {
    for (let round = 0; round < 5; round += 1) {
      await anotherMember();
      const [first, changed, last] = await Promise.allSettled([logIn(), change(), logIn()]);
      expect(changed.status).toBe('fulfilled');
      for (const login of [first, last]) if (login.status === 'rejected') expect(login.reason).toBeInstanceOf(Refusal);
      expect((await sessions()).filter(({ staff_id }) => staff_id === id)).toEqual([]);
    }
  });
});

describe('a session', () => {
  it('ends some time after its last use, and use keeps it alive', async () => {
    const key = await keyOf();
    shop().clock.advance(1.5 * HOUR);
    expect((await staffOf(key))?.id).toBe(id);
    shop().clock.advance(1.5 * HOUR);
    expect((await staffOf(key))?.id).toBe(id);
    shop().clock.advance(2 * HOUR);
    expect(await staffOf(key)).toBeNull();
  });

  it('is not kept alive by a page that loads itself again', async () => {
    const key = await keyOf();
    shop().clock.advance(1.9 * HOUR);
    expect((await staffOf(key, false))?.id).toBe(id);
    shop().clock.advance(0.1 * HOUR);
    expect(await staffOf(key, false)).toBeNull();
  });

  it('ends twelve hours after the login, however much it is used', async () => {
    const key = await keyOf();
    for (let hour = 0; hour < 11; hour++) {
      shop().clock.advance(HOUR);
      expect((await staffOf(key))?.id).toBe(id);
    }
    shop().clock.advance(HOUR);
    expect(await staffOf(key)).toBeNull();
  });

  it('ends at the logout, which may be told twice; others go on', async () => {
    const [one, other] = [await keyOf(), await keyOf()];
    await logoutStaff(deps().db, one);
    await logoutStaff(deps().db, one);
    expect([await staffOf(one), (await staffOf(other))?.id]).toEqual([null, id]);
  });

  it('ends with a disabling, and does not come back with an enabling', async () => {
    const key = await keyOf();
    expect((await disableStaff(deps(), String(id))).ended).toBe(1);
    expect(await staffOf(key)).toBeNull();
    expect((await enableStaff(deps(), email)).staff.isActive).toBe(true);
    expect(await staffOf(key)).toBeNull();
    expect((await logIn()).staff.id).toBe(id);
  });

  it('ends with a new password, as the old one does', async () => {
    const keys = [await keyOf(), await keyOf()];
    expect((await setStaffPassword(deps(), email, 'another horse battery')).ended).toBe(2);
    expect(await Promise.all(keys.map((key) => staffOf(key)))).toEqual([null, null]);
    expect(await refusalOf(logIn())).toEqual(BAD);
    expect((await logIn('another horse battery')).staff.id).toBe(id);
  });

  it('is refused a new password that is too weak, and goes on', async () => {
    const key = await keyOf();
    const weak = ['invalid', 'invalid', { password: [{ key: 'password_too_short', params: { min: 12 } }] }];
    expect(await refusalOf(setStaffPassword(deps(), email, 'weak pass'))).toEqual(weak);
    expect((await staffOf(key))?.id).toBe(id);
    expect((await logIn()).staff.id).toBe(id);
  });

  it('is cleaned up once it is over, and no other', async () => {
    await keyOf();
    shop().clock.advance(1.5 * HOUR);
    const key = await keyOf();
    shop().clock.advance(0.5 * HOUR);
    await deleteExpiredStaffSessions(deps().db, shop().clock.now());
    expect((await sessions()).map(({ key_hash }) => key_hash)).toEqual([keyHash(key)]);
  });

  it.each(['disable', 'enable', 'password'] as const)('nobody’s: %s is refused', async (what) => {
    const steps = {
      disable: () => disableStaff(deps(), 'nobody@example.org'),
      enable: () => enableStaff(deps(), '99999'),
      password: () => setStaffPassword(deps(), 'nobody@example.org', PASSWORD),
    };
    const before = await members();
    expect((await refusalOf(steps[what]())).slice(0, 2)).toEqual(['not_found', 'no_such_staff']);
    expect(await members()).toEqual(before);
  });
});
