import { Value } from 'typebox/value';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { Refusal } from '../../../kernel/errors.ts';
import { followChanges, type Changes } from '../../../platform/cache/index.ts';
import {
  type CardInput,
  cardTable,
  findCardByBin,
  InstallmentTable,
  installmentTable,
  presentInstallmentTable,
  saveCards,
} from '../index.ts';

const NOW = new Date('2030-04-11T06:24:47.015Z');
const ANY_PK: unknown = expect.any(Number);
const CONFIG = { mediaUrl: 'https://cdn.example.com' };

let database: TestDatabase;
let changes: Changes;
let deps: { db: TestDatabase['db']; cards: ReturnType<typeof cardTable> };

beforeAll(async () => {
  database = await createTestDatabase();
  changes = followChanges(database.db);
  await changes.poll();
  deps = { db: database.db, cards: cardTable(database.db, changes) };
});

afterAll(() => database.close());

beforeEach(async () => {
  const { db } = database;
  await db.deleteFrom('cards').where('is_generic', '=', false).execute();
  await db.deleteFrom('banks').where('key', '<>', 'bank').execute();
  await db.deleteFrom('card_families').where('key', '<>', 'card').execute();
  await db
    .insertInto('catalogue_changes')
    .values({ tags: ['cards'], changed_at: NOW })
    .execute();
  await changes.poll();
});

const card = (key: string, given: Partial<CardInput> = {}): CardInput => ({
  ...{ key, name: `Card ${key}`, paymentType: 'credit', isCommerceCard: false, bins: [] },
  bank: { key: 'north-bank', name: 'North Bank', logo: 'banks/north.png' },
  family: { key: 'blue', name: 'Blue', logo: 'https://elsewhere.example.com/blue.png' },
  installments: [{ count: 1, rate: '0' }],
  ...given,
});

async function save(...cards: CardInput[]): Promise<void> {
  await database.db.transaction().execute((tx) => saveCards(tx, cards, NOW));
  await changes.poll();
}

const table = async (amount: number) => presentInstallmentTable(CONFIG, await installmentTable(deps, amount));
const slugs = async () => (await table(100)).results.map(({ slug }) => slug);

describe('the instalment table', () => {
  it('is never empty: without a card of the shop there is a generic one, which pays at once', async () => {
    const shown = await table(7450);
    expect(Value.Check(InstallmentTable, shown)).toBe(true);
    const [generic] = shown.results;
    expect(shown).toMatchObject({ count: 1, next: null, previous: null });
    expect(generic).toMatchObject({ name: 'Card', slug: 'card', card_payment_type: 'credit' });
    expect(generic?.installments).toEqual([
      {
        ...{ pk: ANY_PK, card: generic?.pk, installment_count: 1, label: '1', interest_rate: '0.000000' },
        ...{ is_active: true, config: {}, translations: null },
        ...{ amount: 74.5, interest_amount: 0, single_installment_amount: 74.5, total_amount: 74.5 },
      },
    ]);
  });

  it('is exactly as documented', async () => {
    await save(
      card('blue-card', {
        installments: [
          { count: 3, rate: '0.031' },
          { count: 1, rate: '0' },
        ],
      }),
    );
    const shown = await table(24_000);
    expect(Value.Check(InstallmentTable, shown)).toBe(true);
    const [first] = shown.results;
    const plan = { card: first?.pk, is_active: true, config: {}, translations: null, amount: 240 };
    expect(shown).toEqual({
      ...{ count: 1, next: null, previous: null },
      results: [
        {
          ...{ pk: ANY_PK, name: 'Card blue-card', slug: 'blue-card' },
          bank: {
            ...{ pk: ANY_PK, name: 'North Bank', slug: 'north-bank' },
            logo: 'https://cdn.example.com/banks/north.png',
          },
          card_type: {
            ...{ pk: ANY_PK, name: 'Blue', slug: 'blue' },
            logo: 'https://elsewhere.example.com/blue.png',
          },
          ...{ card_payment_type: 'credit', cash_payment: 1, installment_payment: 1, three_d_payment: 1 },
          is_commerce_card: false,
          installments: [
            {
              ...{ ...plan, pk: ANY_PK, installment_count: 1, label: '1', interest_rate: '0.000000' },
              ...{ interest_amount: 0, single_installment_amount: 240, total_amount: 240 },
            },
            {
              ...{ ...plan, pk: ANY_PK, installment_count: 3, label: '3', interest_rate: '0.031000' },
              ...{ interest_amount: 7.44, single_installment_amount: 82.48, total_amount: 247.44 },
            },
          ],
        },
      ],
    });
  });

  it('lists the cards that have a plan in force, by pk', async () => {
    await save(card('b'), card('a'), card('c'));
    expect(await slugs()).toEqual(['a', 'b', 'c']);
    await database.db
      .updateTable('installment_plans')
      .set({ is_active: false })
      .where('card_id', '=', (await table(1)).results[1]?.pk ?? 0)
      .execute();
    await save(card('d'));
    expect(await slugs()).toEqual(['a', 'c', 'd']);
  });

  it('is read once, until cards change', async () => {
    await save(card('a'));
    const seen: string[] = [];
    const stop = database.listen((text) => seen.push(text));
    await Promise.all([table(1), table(2), table(3)]);
    await table(4);
    stop();
    expect(seen).toHaveLength(1);
  });
});

describe('findCardByBin', () => {
  const found = async (digits: string) => (await findCardByBin(deps, digits)).key;

  it('takes the longest prefix that fits', async () => {
    await save(card('north', { bins: ['4543', '454360'] }), card('south', { bins: ['45436012'] }));
    expect(await found('4543')).toBe('north');
    expect(await found('454360')).toBe('north');
    expect(await found('4543 6099')).toBe('north');
    expect(await found('4543 6012 3456 7890')).toBe('south');
  });

  it.each(['', '454', '9999 99', 'abcdef', '45x360', '../..', '４５４３'])(
    'knows %j as the generic card',
    async (digits) => {
      await save(card('north', { bins: ['4543'] }));
      const generic = await findCardByBin(deps, digits);
      expect([generic.key, generic.isGeneric, generic.plans.map(({ count }) => count)]).toEqual(['card', true, [1]]);
    },
  );
});

describe('saveCards', () => {
  it('replaces a card as a whole; plans that are not named are switched off and keep their pks', async () => {
    const plans = async () =>
      (await table(100)).results[0]?.installments.map(({ pk, installment_count }) => [pk, installment_count]);
    const three = { count: 3, rate: '0.03' };
    await save(card('a', { bins: ['1111', '2222'], installments: [{ count: 1, rate: '0' }, three] }));
    const before = await plans();
    await save(card('a', { name: 'New', bins: ['3333'] }));
    expect(await plans()).toEqual(before?.slice(0, 1));
    expect((await findCardByBin(deps, '1111')).isGeneric).toBe(true);
    expect((await findCardByBin(deps, '3333')).name).toBe('New');
    await save(
      card('a', {
        installments: [
          { count: 1, rate: '0' },
          { ...three, rate: '0.04' },
        ],
      }),
    );
    expect(await plans()).toEqual(before);
    expect((await table(100)).results[0]?.installments[1]?.interest_rate).toBe('0.040000');
  });

  it('moves a prefix to the card that was saved last', async () => {
    await save(card('a', { bins: ['1111'] }));
    await save(card('b', { bins: ['1111', '1111'] }));
    expect((await findCardByBin(deps, '1111')).key).toBe('b');
  });

  it('costs as many statements for one card as for many, and none for none', async () => {
    const count = async (...cards: CardInput[]) => {
      const seen: string[] = [];
      const stop = database.listen((text) => seen.push(text));
      await database.db.transaction().execute((tx) => saveCards(tx, cards, NOW));
      stop();
      return seen.filter((text) => !/^(begin|commit)/i.test(text)).length;
    };
    const many = Array.from({ length: 30 }, (_, index) => card(`many-${index}`, { bins: [String(10_000 + index)] }));
    expect([await count(card('one')), await count(...many), await count()]).toEqual([8, 8, 0]);
  });

  it.each<[string, Partial<CardInput>, string]>([
    ['a key that is no slug', { key: 'Blue Card' }, 'invalid_choice'],
    ['a bank whose key is no slug', { bank: { key: '', name: 'Bank', logo: null } }, 'invalid_choice'],
    ['a family without a name', { family: { key: 'x', name: ' ', logo: null } }, 'blank'],
    ['a prefix of three digits', { bins: ['123'] }, 'invalid_card_prefix'],
    ['a whole number of a card', { bins: ['4543601234567890'] }, 'invalid_card_prefix'],
    ['no plan', { installments: [] }, 'invalid_installments'],
    ['no instalment', { installments: [{ count: 0, rate: '0' }] }, 'invalid_installments'],
    ['a negative rate', { installments: [{ count: 1, rate: '-0.1' }] }, 'invalid_installments'],
    ['seven decimals', { installments: [{ count: 1, rate: '0.0000001' }] }, 'invalid_installments'],
  ])('refuses %s and saves nothing', async (_what, wrong, key) => {
    const bad = card('bad', wrong);
    const refusal: unknown = await save(card('good'), bad).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(Refusal);
    if (refusal instanceof Refusal) {
      const { fields = {} } = refusal.details;
      expect(Object.entries(fields).map(([name, [first]]) => [name, first?.key])).toEqual([[bad.key, key]]);
    }
    expect(await slugs()).toEqual(['card']);
  });
});
