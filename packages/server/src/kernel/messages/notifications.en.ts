/** What is said of consents, the newsletter and leaving it, in English. */
export const notificationsEn = {
  invalid_uuid: 'Must be a valid UUID.',
  subscription_taken: 'This address is subscribed already.',
  mail_subscription_subject: 'Please confirm your subscription',
  mail_subscription_text:
    'Hello,\n\nsomebody asked for our news to be sent to this address. To receive it, open this link and confirm:\n\n{link}\n\nIf it was not you, ignore this mail: nothing will be sent to you.',
  mail_unsubscribe_line: 'No more mails like this: {link}',
  page_subscription_title: 'Newsletter',
  page_subscription_question: 'Would you like to receive our news by e-mail?',
  page_subscription_button: 'Yes, subscribe me',
  page_subscription_done: 'You are subscribed. Every mail has a link by which you can leave.',
  page_unsubscribe_title: 'Unsubscribe',
  page_unsubscribe_marketing: 'Would you like to receive no more news by e-mail?',
  page_unsubscribe_stock_alerts: 'Would you like to receive no more mails about goods that are back in stock?',
  page_unsubscribe_button: 'Unsubscribe',
  page_unsubscribe_done: 'You are unsubscribed. No such mail will be sent to you any more.',
} as const;
