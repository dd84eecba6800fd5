import { type MessageKey, message, translate } from '../../../kernel/messages/index.ts';
import type { Section } from './sections.rules.ts';

/** What is in each file, in words. A file that is not named here is listed by its name alone; a test finds it. */
export const SUBJECTS: Readonly<Record<string, MessageKey>> = {
  addresses: 'archive_addresses',
  avatar: 'archive_avatar',
  b2b_baskets: 'archive_b2b_baskets',
  baskets: 'archive_baskets',
  collections: 'archive_collections',
  consents: 'archive_consents',
  division_members: 'archive_division_members',
  favourites: 'archive_favourites',
  loyalty: 'archive_loyalty',
  loyalty_card: 'archive_loyalty_card',
  loyalty_earnings: 'archive_loyalty_earnings',
  newsletter: 'archive_newsletter',
  notification_preferences: 'archive_notification_preferences',
  orders: 'archive_orders',
  profile: 'archive_profile',
  promotions: 'archive_promotions',
  quotations: 'archive_quotations',
  saved_cards: 'archive_saved_cards',
  sessions: 'archive_sessions',
  social_accounts: 'archive_social_accounts',
  stock_alerts: 'archive_stock_alerts',
  tickets: 'archive_tickets',
  vouchers: 'archive_vouchers',
};

/** The page that explains an archive. */
export function readmeOf(
  sections: readonly Section[],
  { language, shop, now }: { readonly language: string; readonly shop: string; readonly now: Date },
): string {
  const say = (key: MessageKey) => translate(message(key), language);
  const width = Math.max(...sections.map(({ name }) => name.length)) + '.json '.length;
  const files = sections.map(({ name }) => {
    const subject = SUBJECTS[name];
    return subject === undefined ? `  ${name}.json` : `  ${`${name}.json`.padEnd(width)}${say(subject)}`;
  });
  const intro = translate(message('archive_intro', { shop, time: now.toISOString() }), language);
  return [intro, '', ...files, '', say('archive_notes'), ''].join('\n');
}
