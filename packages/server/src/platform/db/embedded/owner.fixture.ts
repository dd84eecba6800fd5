import { openEmbeddedPostgres } from './index.ts';

// A process of its own for the tests: opens the database of the folder, says what it got, stays until told to stop.
const [dataDir = '', checkoutDir = ''] = process.argv.slice(2);
const database = await openEmbeddedPostgres({
  dataDir,
  checkoutDir,
  settings: { fsync: 'off' },
  now: () => new Date(0),
});
process.stdout.write(`${JSON.stringify({ owned: database.owned, host: database.connection.host })}\n`);
process.stdin.once('data', () => {
  void database.stop().then(() => process.exit(0));
});
