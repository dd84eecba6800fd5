export const en = {
  title: 'Basket',
} as const;
