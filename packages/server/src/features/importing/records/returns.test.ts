import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { field } from '../../../../tests/support/customer.ts';
import { importFiles } from '../import.fixture.ts';

const shop = useShop();

const reason = (over: object = {}) => ({
  ...{ type: 'cancellation_reason', key: 'too-small', for: 'refund', subject: { en: 'Too small', tr: 'Küçük geldi' } },
  ...over,
});

async function listed(): Promise<unknown[]> {
  const { json } = await shop().visit().get('/users/orders/cancellation_reasons/');
  const results = field(json, 'results');
  return Array.isArray(results)
    ? results.map((each) => [field(each, 'subject'), field(each, 'cancellation_type')])
    : [];
}

describe('reasons', () => {
  it('come in, change by their key, and go out of the list', async () => {
    await importFiles(shop(), {
      'reasons.jsonl': [reason({ position: 2 }), reason({ key: 'late', for: 'cancel', subject: 'Late' })],
    });
    expect(await listed()).toEqual([
      ['Late', 'cancel'],
      ['Too small', 'refund'],
    ]);
    await importFiles(shop(), {
      'reasons.jsonl': [reason({ subject: 'Smaller than it looked' }), reason({ key: 'late', active: false })],
    });
    expect(await listed()).toEqual([['Smaller than it looked', 'refund']]);
  });

  it.each<[object, string]>([
    [{ key: 'Too Small' }, 'key "Too Small" is not a key: write small letters, digits and hyphens'],
    [{ for: 'exchange' }, 'for "exchange" is none of cancel, refund'],
    [{ position: 0.5 }, 'position 0.5 is not a whole number from -1000000 to 1000000'],
  ])('are refused: %j', async (over, words) => {
    const before = await listed();
    const { refusals } = await importFiles(shop(), { 'reasons.jsonl': [reason(over)] });
    expect(refusals).toEqual([`reasons.jsonl:1 ${words}`]);
    expect(await listed()).toEqual(before);
  });
});
