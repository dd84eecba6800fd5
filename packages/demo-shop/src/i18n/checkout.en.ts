export const en = {
  title: 'Checkout',
} as const;
