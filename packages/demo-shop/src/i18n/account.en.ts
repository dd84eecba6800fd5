export const en = {
  title: 'Account',
} as const;
