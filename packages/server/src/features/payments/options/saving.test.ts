import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { Refusal } from '../../../kernel/errors.ts';
import { type Changes, followChanges } from '../../../platform/cache/index.ts';
import {
  type BankAccountInput,
  bankAccounts,
  type Gateway,
  type PaymentOptionInput,
  paymentMeans,
  paymentOptions,
  saveBankAccounts,
  savePaymentOptions,
} from '../index.ts';
import { anOption, openTill, type Till } from '../payments.support.ts';

const NOW = new Date('2030-04-11T06:24:47.015Z');

let database: TestDatabase;
let changes: Changes;
let till: Till;
let deps: { paymentMeans: ReturnType<typeof paymentMeans>; gateways: Map<string, Gateway> };

beforeAll(async () => {
  till = await openTill();
  database = await createTestDatabase();
  changes = followChanges(database.db);
  deps = { paymentMeans: paymentMeans(database.db, changes), gateways: till.gateways };
});

afterAll(async () => {
  await till.database.close();
  await database.close();
});

beforeEach(async () => {
  await database.db.deleteFrom('payment_options').execute();
  await database.db.deleteFrom('bank_accounts').execute();
  await database.db
    .insertInto('catalogue_changes')
    .values({ tags: ['payments'], changed_at: NOW })
    .execute();
  await changes.poll();
});

async function save(options: readonly PaymentOptionInput[], accounts: readonly BankAccountInput[] = []) {
  await database.db.transaction().execute(async (tx) => {
    await savePaymentOptions(tx, options, NOW);
    await saveBankAccounts(tx, accounts, NOW);
  });
  await changes.poll();
}

const account = (iban: string, over: Partial<BankAccountInput> = {}): BankAccountInput => ({
  ...{ iban, holderName: 'Example Ltd.', bank: { key: 'north', name: 'North Bank', logo: null }, descriptions: {} },
  ...{ currency: null, position: 0, isActive: true },
  ...over,
});

const FIRST = 'TR280009900000000000123456';
const SECOND = 'TR710099800000000000654321';
const card = (key: string, over: Partial<PaymentOptionInput> = {}) =>
  anOption(key, { type: 'credit_card', gateway: 'simulator', ...over });
const keys = async () => (await paymentOptions(deps)).map(({ key }) => key);

describe('options', () => {
  it('are listed as they were saved, those in use, by position', async () => {
    const cash = { value: 'cash', names: { en: 'Cash', tr: 'Nakit' }, fees: { try: 200 } };
    await save([
      anOption('door', { type: 'pay_on_delivery', choices: [cash], conditions: { countries: ['TR'] }, position: -1 }),
      card('card', { position: 2, threeD: 'always' }),
      anOption('transfer', { position: 1 }),
      anOption('off', { isActive: false }),
    ]);
    expect(await keys()).toEqual(['transfer', 'card', 'door']);
    const [, second, third] = await paymentOptions(deps);
    expect(second).toEqual({
      ...{ id: second?.id, key: 'card', names: { en: 'card' }, type: 'credit_card', gateway: 'simulator' },
      ...{ threeD: 'always', choices: [], conditions: {} },
    });
    expect(third).toMatchObject({ choices: [cash], conditions: { countries: ['TR'] }, gateway: null });
  });

  it('are not offered where the shop does not have their gateway', async () => {
    await save([card('known'), card('unknown', { gateway: 'elsewhere' })]);
    expect(await keys()).toEqual(['known']);
  });

  it('keep their pks when they are saved again', async () => {
    await save([card('a'), anOption('b')]);
    const before = (await paymentOptions(deps)).map(({ id, key }) => [key, id]);
    await save([anOption('b', { names: { en: 'Renamed' } }), card('a', { position: 5 })]);
    expect((await paymentOptions(deps)).map(({ id, key }) => [key, id]).sort()).toEqual(before.sort());
  });

  it('are read once, until one changes', async () => {
    await save([anOption('a')]);
    const seen: string[] = [];
    const stop = database.listen((text) => seen.push(text));
    await Promise.all([keys(), keys(), bankAccounts(deps, 'try')]);
    stop();
    expect(seen).toHaveLength(2);
  });

  const cash = { value: 'cash', names: { en: 'Cash' }, fees: {} };

  it.each<[string, Partial<PaymentOptionInput>, string]>([
    ['a key that is no slug', { key: 'Two words' }, 'invalid_choice'],
    ['no name', { names: { en: ' ' } }, 'blank'],
    ['a card without gateway', { type: 'credit_card' }, 'invalid_payment_gateway'],
    ['a transfer with a gateway', { gateway: 'simulator' }, 'invalid_payment_gateway'],
    ['a transfer with choices', { choices: [cash] }, 'invalid_payment_choices'],
    ['pay on delivery without choices', { type: 'pay_on_delivery' }, 'invalid_payment_choices'],
    ['two choices of one value', { type: 'pay_on_delivery', choices: [cash, cash] }, 'invalid_payment_choices'],
    [
      'a choice without name',
      { type: 'pay_on_delivery', choices: [{ ...cash, names: {} }] },
      'invalid_payment_choices',
    ],
    [
      'a negative fee',
      { type: 'pay_on_delivery', choices: [{ ...cash, fees: { try: -1 } }] },
      'invalid_payment_choices',
    ],
  ])('refuse %s, and nothing is saved', async (_what, wrong, key) => {
    const bad = anOption('bad', wrong);
    expect(await refusalOf(save([anOption('good'), bad]))).toEqual([[bad.key, key]]);
    expect(await keys()).toEqual([]);
  });
});

describe('bank accounts', () => {
  it('are listed by position, for their currency', async () => {
    await save(
      [],
      [
        account(FIRST, { position: 2, currency: 'try' }),
        account('tr71 0099 8000 0000 0000 6543 21', { position: 1, descriptions: { en: 'Write the number' } }),
      ],
    );
    expect((await bankAccounts(deps, 'try')).map(({ iban }) => iban)).toEqual([SECOND, FIRST]);
    const [only, ...none] = await bankAccounts(deps, 'eur');
    expect(none).toEqual([]);
    expect(only).toEqual({
      ...{ id: only?.id, iban: SECOND, holderName: 'Example Ltd.', descriptions: { en: 'Write the number' } },
      ...{ currency: null, position: 1, bank: { id: only?.bank.id, key: 'north', name: 'North Bank', logo: null } },
    });
  });

  it('keep their pks when they are saved again, or switched off', async () => {
    await save([], [account(FIRST)]);
    const [before] = await bankAccounts(deps, 'try');
    await save([], [account(FIRST, { isActive: false })]);
    expect(await bankAccounts(deps, 'try')).toEqual([]);
    await save([], [account(FIRST, { holderName: 'Another' })]);
    expect(await bankAccounts(deps, 'try')).toEqual([{ ...before, holderName: 'Another' }]);
  });

  it.each<[string, string, Partial<BankAccountInput>, string]>([
    ['a mistyped IBAN', 'TR280009900000000000123457', {}, 'invalid_iban'],
    ['no IBAN', 'ABC', {}, 'invalid_iban'],
    ['no holder', FIRST, { holderName: ' ' }, 'blank'],
    ['a bank that is no slug', FIRST, { bank: { key: 'N B', name: 'N', logo: null } }, 'invalid_choice'],
  ])('refuse %s, and nothing is saved', async (_what, iban, wrong, key) => {
    expect(await refusalOf(save([], [account(SECOND), account(iban, wrong)]))).toEqual([[iban, key]]);
    expect(await bankAccounts(deps, 'try')).toEqual([]);
  });
});

/** The keys refused, each with the first reason. */
async function refusalOf(saving: Promise<void>) {
  const error: unknown = await saving.catch((failure: unknown) => failure);
  if (!(error instanceof Refusal)) throw new Error('It was not refused');
  return Object.entries(error.details.fields ?? {}).map(([name, [first]]) => [name, first?.key]);
}
