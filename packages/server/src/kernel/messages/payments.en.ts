/** What is said of payments, in English. */
export const paymentsEn = {
  notice_not_authentic: 'This message is not authentic.',
  invalid_card_prefix: 'The first digits of a card are 4 to 8: "{value}".',
  invalid_installments: 'Instalments need a count from 1 to 99 and a rate such as 0.031.',
  invalid_iban: '"{value}" is not an IBAN.',
  invalid_payment_gateway: 'Cards, saved ones too, and redirections name a gateway, other ways to pay do not.',
  invalid_payment_choices:
    'Pay on delivery, and nothing else, has choices: each with a value of its own, a name, and fees.',
  page_bank_title: 'Test bank',
  page_wallet_title: 'Test wallet',
  page_bank_text: 'This page stands for the bank’s. No money moves. The shop asks for:',
  page_wallet_text: 'This page stands for the wallet’s. No money moves. The shop asks for:',
  page_bank_amount: '{amount} {currency} for order {order} at {shop}',
  page_bank_confirm: 'Confirm the payment',
  page_bank_refuse: 'Refuse',
  page_bank_confirmed: 'The payment is confirmed.',
  page_bank_refused: 'Nothing was paid.',
  page_bank_return: 'Back to the shop',
  page_bank_no_return: 'You can close this page. The shop will learn of it later.',
} as const;
