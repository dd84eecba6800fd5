import { storefrontOrigin } from './page-location.ts';

/** Every name and value the tests hand to the server, in one place. */
export type Environment = Readonly<Record<string, string>>;

/** What this client needs: its login server sends no CSRF token. */
export const storefrontEnvironment: Environment = {
  ARASTA_ENV: 'development',
  CSRF_ENFORCEMENT: 'storefront',
  // Where banks send browsers back to.
  STOREFRONT_URL: storefrontOrigin,
};

/** Few attempts per account, so that the captcha appears soon. */
export const captchaEnvironment: Environment = {
  CAPTCHA_PROVIDER: 'development',
  THROTTLE_ACCOUNT_ADDRESS: '3/900',
};

/** The same limit with nobody to release it. */
export const throttledEnvironment: Environment = { ...captchaEnvironment, CAPTCHA_PROVIDER: 'none' };

/** Attempts that `THROTTLE_ACCOUNT_ADDRESS` above lets through. */
export const attemptsAllowed = 3;

/** What the development captcha takes for a person, and what it does not. */
export const developmentCaptcha = { right: 'solved', wrong: 'not solved' } as const;

export const demoCustomers = {
  user: { email: 'user@example.com', password: 'your_password' },
  customer: { email: 'customer@example.com', password: 'customer_password' },
} as const;
