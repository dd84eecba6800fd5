/** What is said of loyalty money and cards, in English. */
export const loyaltyEn = {
  loyalty_grant: 'Granted',
  loyalty_take: 'Withdrawn',
  loyalty_spend: 'Spent',
  loyalty_give_back: 'Given back',
  loyalty_refund: 'Refunded',
  loyalty_earn: 'Earned',
  loyalty_take_back: 'Taken back',
  loyalty_expire: 'Expired',
  loyalty_too_little: 'The customer can spend {left} {currency}, no more.',
  loyalty_taken_otherwise: '{amount} {currency} were taken under this reference before.',
  loyalty_card_unavailable: 'Your points cannot be shown at the moment.',
} as const;
