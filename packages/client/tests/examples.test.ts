import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoShop, openDemoShop } from '../../server/tests/support/demo.ts';
import { blocksOf, follow, workplace } from '../../server/tests/support/documents.ts';

/** The commands of the guide, which run the examples, as a reader runs them (docs/guides/sdk.md). */

let shop: DemoShop;

beforeAll(async () => {
  shop = await openDemoShop();
}, 180_000);

afterAll(async () => {
  await shop.close();
});

it('does what it says', async () => {
  const commands = await blocksOf('docs/guides/sdk.md', 'sh');
  const folder = await workplace();
  const replaced = { 'http://localhost:8000': shop.url };
  const { stdout, stderr, status } = await follow(commands, { folder: folder.path, replaced }).finally(folder.remove);
  expect([stderr, status]).toEqual(['', 0]);
  expect(stdout.trim().split('\n')).toEqual([
    expect.stringMatching(/^In the basket: .*otebook.*, \d+\.\d\d$/),
    expect.stringMatching(/^Ordered: \d{16}, \d+\.\d\d USD$/),
    'Signed in: Ada Example',
    'Orders: 0',
    'Please mend: title, last_name, phone_number, line, township',
    expect.stringMatching(/\(basket_100_\d\)$/),
    'Please sign in.',
    'There is no such thing (any more).',
    'This takes too long. Please look whether it was done.',
    'The shop cannot be reached.',
    'Error: Another letter was typed',
  ]);
});
