import {
  addSubscription,
  type ConsentEvent,
  csvLine,
  listSubscriptions,
  newsletterRecipients,
  removeSubscription,
  showConsents,
  type SubscriptionState,
} from '@arasta/server';
import { type Command, Option } from 'commander';
import { whole } from '../arguments.ts';
import { type Registration, withShop } from '../context.ts';
import { asJson, cutOff, minute, table } from '../output.ts';
import type { Terminal } from '../terminal.ts';

const STATES: readonly SubscriptionState[] = ['pending', 'confirmed', 'unsubscribed'];

/** Who may be sent the newsletter, for the tool that sends it. */
export function addSubscriptionCommands(program: Command, { out, run }: Registration): void {
  const subscriptions = program
    .command('subscriptions')
    .description('who may be sent the newsletter, and their consents');
  subscriptions
    .command('export')
    .description('everybody who may be sent it now, as CSV, each with a link to unsubscribe')
    .addHelpText('after', '\nExport anew before each sending: people leave at any time.')
    .action(() => run(() => exportAll(out))());
  subscriptions
    .command('list')
    .description('the latest subscriptions')
    .addOption(new Option('--state <state>', 'only these').choices(STATES))
    .option('--page <number>', 'from 1', whole, 1)
    .option('--limit <count>', 'on a page', whole, 100)
    .action((options: ListOptions) => run(() => list(out, options))());
  subscriptions
    .command('add <e-mail>')
    .description('send the link that confirms a subscription')
    .option('--language <code>', 'of the mail; default: the shop’s')
    .option('--proof <words>', 'subscribe without a link: what shows that they consented')
    .action((email: string, options: AddOptions) => run(() => add(out, email, options))());
  subscriptions
    .command('remove <e-mail>')
    .description('end a subscription and forget the address')
    .action((email: string) => run(() => remove(out, email))());
  subscriptions
    .command('consents <e-mail>')
    .description('what is noted of an address’s consents')
    .option('--json', 'as JSON')
    .action((email: string, { json = false }: { json?: boolean }) => run(() => consents(out, email, json))());
}

interface ListOptions {
  readonly state?: SubscriptionState;
  readonly page: number;
  readonly limit: number;
}

interface AddOptions {
  readonly language?: string;
  readonly proof?: string;
}

const COLUMNS = ['email', 'first_name', 'last_name', 'gender', 'language', 'origin', 'attributes', 'unsubscribe_url'];

async function exportAll(out: Terminal): Promise<number> {
  await withShop(out, async (shop) => {
    out.print(csvLine(COLUMNS));
    for await (const recipient of newsletterRecipients(shop)) {
      const { email, firstName, lastName, gender, language, origin, attributes, unsubscribe } = recipient;
      const answers = Object.keys(attributes).length === 0 ? '' : JSON.stringify(attributes);
      out.print(csvLine([email, firstName, lastName, gender ?? '', language, origin, answers, unsubscribe]));
    }
  });
  return 0;
}

async function list(out: Terminal, { state, page, limit }: ListOptions): Promise<number> {
  const slice = await withShop(out, (shop) => listSubscriptions(shop, state ?? null, { number: page, size: limit }));
  const rows = slice.items.map(({ email, state: has, since }) => [email, has, minute(since)]);
  out.print(`${table(rows) || 'There are none.\n'}${cutOff(slice)}`);
  return 0;
}

async function add(out: Terminal, email: string, { language, proof = '' }: AddOptions): Promise<number> {
  const done = await withShop(out, (shop) =>
    addSubscription(shop, {
      ...{ email, language: language ?? shop.config.defaultLanguage },
      proof: proof === '' ? null : proof,
    }),
  );
  const said = proof === '' ? 'A link is on its way.' : 'Subscribed.';
  out.print(done ? `${said}\n` : 'Nothing to do: subscribed before.\n');
  return 0;
}

async function remove(out: Terminal, email: string): Promise<number> {
  const done = await withShop(out, (shop) => removeSubscription(shop, email));
  out.print(done ? 'Removed.\n' : 'Nothing to do: not subscribed.\n');
  return 0;
}

async function consents(out: Terminal, email: string, json: boolean): Promise<number> {
  const events = await withShop(out, (shop) => showConsents(shop, email));
  out.print(json ? asJson(events) : table(events.map(row)) || 'Nothing is noted of this address.\n');
  return 0;
}

function row({ createdAt, kind, channel, isGranted, source, address, wording }: ConsentEvent): string[] {
  return [
    minute(createdAt),
    kind,
    channel,
    isGranted ? 'granted' : 'withdrawn',
    source,
    address ?? '-',
    wording ?? '-',
  ];
}
