export const en = {
  title: 'Login',
} as const;
