/** What is said of customers' data, in English. */
export const privacyEn = {
  mail_data_export_subject: 'Your data are ready',
  mail_data_export_text:
    'Hello {name},\n\nthe archive of your data that you asked for is ready. Log in, then open this link within {hours} hours:\n\n{link}\n\nIf you did not ask for it, change your password: somebody else has been in your account.',
  archive_intro: 'This is what {shop} had stored about you at {time}.\n\nEach file holds a list in JSON:',
  archive_notes:
    'Names of fields are English. Amounts of money stand in their currency, times in UTC (UTC+0). Pictures and attachments are in the folder "files"; the entries that they belong to say which. index.json lists all files.\n\nNot in here: passwords and keys (the shop itself knows them only as fingerprints), notes that the shop made for itself, and what says nothing about you.',
  archive_addresses: 'your addresses',
  archive_avatar: 'your picture',
  archive_b2b_baskets: 'what you put together for your company',
  archive_division_members: 'the division of your company that you buy for',
  archive_quotations: 'quotations that you asked for',
  archive_baskets: 'what you put into baskets, and what you chose in checkout',
  archive_collections: 'your collections, with your notes',
  archive_favourites: 'your favourites',
  archive_loyalty: 'your loyalty money and how it came about',
  archive_loyalty_card: 'your loyalty card',
  archive_loyalty_earnings: 'what your orders earned',
  archive_saved_cards: 'cards that you had kept: what the shop knows of them',
  archive_social_accounts: 'accounts elsewhere that you sign in with',
  archive_orders: 'your orders: goods, payments, parcels, returns',
  archive_profile: 'your account: name, contact, consents, settings',
  archive_promotions: 'promotions that your orders were given',
  archive_sessions: 'where and when you were logged in',
  archive_stock_alerts: 'products that you wait for',
  archive_tickets: 'your conversations with the shop',
  archive_vouchers: 'codes that are yours',
};
