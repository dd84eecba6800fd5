import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { importFiles } from '../import.fixture.ts';

const shop = useShop();

const subject = (over: object = {}) => ({
  ...{ type: 'contact_subject', key: 'my-order', name: { en: 'My order', tr: 'Siparişim' }, order_needed: true },
  ...over,
});

const listed = async () => (await shop().visit().get('/users/contact-us-subjects/')).json;

describe('contact subjects', () => {
  it('come in, change by their key, and go out of the list', async () => {
    await importFiles(shop(), {
      'subjects.jsonl': [subject({ position: 2 }), subject({ key: 'other', name: 'Other', order_needed: false })],
    });
    expect(await listed()).toEqual([
      { id: 2, text: 'Other', is_order_needed: false },
      { id: 1, text: 'My order', is_order_needed: true },
    ]);
    await importFiles(shop(), {
      'subjects.jsonl': [subject({ name: 'An order' }), subject({ key: 'other', active: false })],
    });
    expect(await listed()).toEqual([{ id: 1, text: 'An order', is_order_needed: true }]);
  });

  it.each<[object, string]>([
    [{ key: 'My Order' }, 'key "My Order" is not a key: write small letters, digits and hyphens'],
    [{ position: 0.5 }, 'position 0.5 is not a whole number from -1000000 to 1000000'],
  ])('are refused: %j', async (over, words) => {
    const before = await listed();
    const { refusals } = await importFiles(shop(), { 'subjects.jsonl': [subject(over)] });
    expect(refusals).toEqual([`subjects.jsonl:1 ${words}`]);
    expect(await listed()).toEqual(before);
  });
});
