export const en = {
  title: 'Orders',
} as const;
