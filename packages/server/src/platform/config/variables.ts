import { b2b } from './b2b-variables.ts';
import { balances } from './balances-variables.ts';
import { checkouts } from './checkout-variables.ts';
import { addresses } from './address-variables.ts';
import { loyalty } from './loyalty-variables.ts';
import { optional, secret, setting } from './declarations.ts';
import { media } from './media-variables.ts';
import { flag, list, networks, lowerCaseList, oneOf, origins, rate, text, webAddress, wholeNumber } from './parsers.ts';
import { notifications } from './notification-variables.ts';
import { orders } from './order-variables.ts';
import { payments } from './payment-variables.ts';
import { privacy } from './privacy-variables.ts';
import { returns } from './return-variables.ts';
import { baskets, shop } from './shop-variables.ts';
import { social, socialRows } from './social-variables.ts';
import { staff } from './staff-variables.ts';
import { support } from './support-variables.ts';
import { wishlists } from './wishlist-variables.ts';

const serving = {
  environment: setting(
    'ARASTA_ENV',
    'production',
    oneOf('development', 'test', 'production'),
    'What the server is for. `npm start` sets `development`; `arasta serve` is production unless told otherwise.',
  ),
  host: setting('HOST', '127.0.0.1', text, 'Address to listen on.'),
  port: setting('PORT', '8000', wholeNumber(0, 65535), 'Port to listen on. 0 takes any free one.'),
  allowPublicDevelopment: setting(
    'ARASTA_ALLOW_PUBLIC_DEV',
    'off',
    flag,
    'Lets a development server listen on an address that others can reach, and shows its console by any name of `ALLOWED_HOSTS`: whoever reaches it reads the outbox, with everybody’s codes and links.',
  ),
  publicUrl: optional(
    'PUBLIC_URL',
    webAddress,
    'The address clients use for this API, without a trailing slash. Default: `http://HOST:PORT`.',
  ),
  storefrontUrl: optional(
    'STOREFRONT_URL',
    webAddress,
    'The storefront: links in mails lead there. Default: the demo shop at `PUBLIC_URL/shop` where it is served, else `PUBLIC_URL`, whose own plain pages then answer.',
  ),
  allowedHosts: setting(
    'ALLOWED_HOSTS',
    '',
    lowerCaseList,
    'Further values of `Host` to answer, besides that of `PUBLIC_URL`. A leading dot includes all subdomains.',
  ),
  trustProxy: setting(
    'TRUST_PROXY',
    '',
    networks('loopback', 'linklocal', 'uniquelocal'),
    'Networks of the proxies whose `X-Forwarded-*` headers count: addresses, CIDR blocks, or `loopback`, `linklocal`, `uniquelocal`.',
  ),
  corsAllowedOrigins: setting(
    'CORS_ALLOWED_ORIGINS',
    '',
    origins,
    'Origins whose browser scripts may call this API with cookies. They are trusted for CSRF too.',
  ),
  docs: optional('ARASTA_DOCS', flag, 'Serves `/docs/`, the API explorer. Default: on, in production off.'),
  shop: optional('ARASTA_SHOP', flag, 'Serves `/shop/`, the demo shop. Default: on, in production off.'),
  logLevel: setting(
    'LOG_LEVEL',
    'info',
    oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
    'How much is logged, as JSON lines on standard output.',
  ),
} as const;

const secrets = {
  secretKey: secret(
    'ARASTA_SECRET_KEY',
    text,
    'At least 32 characters that nobody can guess. It signs session keys and links. Required in production; development makes and keeps one.',
  ),
  secretKeyFallbacks: {
    ...setting(
      'ARASTA_SECRET_KEY_FALLBACKS',
      '',
      list,
      'Former secret keys, parted by commas. What they signed stays valid.',
    ),
    secret: true,
  },
} as const;

const database = {
  databaseUrl: secret(
    'DATABASE_URL',
    text,
    'A PostgreSQL of yours, version 15 or newer: `postgres://user:password@host:5432/database`. Without it the server starts its own.',
  ),
  databaseDirectUrl: secret(
    'DATABASE_DIRECT_URL',
    text,
    'The same database past a transaction pooler, for jobs and migrations. Default: `DATABASE_URL`.',
  ),
  demo: setting(
    'ARASTA_DEMO',
    'on',
    flag,
    'In development: loads the demo shop into an empty embedded database. Off: only its customers, for goods of your own.',
  ),
  defaultPageSize: setting('DEFAULT_PAGE_SIZE', '24', wholeNumber(1, 100), 'Products on a page of a list.'),
  cacheMegabytes: setting(
    'CACHE_MB',
    '64',
    wholeNumber(1, 4096),
    'Memory for what is kept of the catalogue, in each process.',
  ),
  databasePoolSize: setting('DATABASE_POOL_SIZE', '10', wholeNumber(2, 1000), 'Connections of one process.'),
  preparedStatements: setting(
    'DATABASE_PREPARED_STATEMENTS',
    'on',
    flag,
    'Named prepared statements. Switch off behind a transaction pooler that does not know them.',
  ),
  dataDir: optional(
    'ARASTA_DATA_DIR',
    text,
    'Where the embedded PostgreSQL and the development secret live. Default: `.arasta/` in the checkout.',
  ),
  runJobs: setting('ARASTA_JOBS', 'on', flag, 'Runs background jobs (mail, clean-up) in this process.'),
} as const;

const sessions = {
  sessionCookieName: setting('SESSION_COOKIE_NAME', 'osessionid', text, 'Name of the session cookie.'),
  sessionCookieDomain: optional('SESSION_COOKIE_DOMAIN', text, '`Domain` of the session and CSRF cookies.'),
  sessionCookieSameSite: setting(
    'SESSION_COOKIE_SAMESITE',
    'Lax',
    oneOf('Lax', 'Strict', 'None'),
    '`SameSite` of the session and CSRF cookies. `None` demands an https `PUBLIC_URL`.',
  ),
  sessionAge: setting(
    'SESSION_COOKIE_AGE',
    '1209600',
    wholeNumber(60, 31_536_000),
    'Seconds a session lives after its last use.',
  ),
  csrfEnforcement: setting(
    'CSRF_ENFORCEMENT',
    'all',
    oneOf('all', 'storefront'),
    '`all`: every unsafe request needs the token. `storefront`: a storefront may log in and register its customers from its own server without one.',
  ),
  csrfTrustedOrigins: setting(
    'CSRF_TRUSTED_ORIGINS',
    '',
    origins,
    'Further origins that unsafe browser requests may come from.',
  ),
} as const;

const messaging = {
  smtpUrl: secret(
    'SMTP_URL',
    text,
    'Mail server: `smtp://user:password@host:587` or `smtps://…:465`. Required for mails outside development, where they go to the outbox page.',
  ),
  mailFrom: setting('NO_REPLY_EMAIL', 'no-reply@localhost', text, 'Sender of the mails.'),
  smsGatewayUrl: optional(
    'SMS_GATEWAY_URL',
    webAddress,
    'HTTP gateway for text messages: gets a POST with JSON `{"to", "text", "id"}`. In development they go to the outbox page.',
  ),
  smsGatewayToken: secret('SMS_GATEWAY_TOKEN', text, 'Sent to the gateway as `Authorization: Bearer`.'),
  codeLifetime: setting('SMS_OTP_EXPIRE_TIME', '180', wholeNumber(30, 3600), 'Seconds a one-time code is valid.'),
} as const;

const accounts = {
  registrationView: setting(
    'REST_REGISTER_VIEW',
    'RegisterRedirectView',
    oneOf('RegisterRedirectView', 'RegisterSMSOtpView', 'RegisterKvkkView', 'UserRegisterWithLoyaltyCardViewSet'),
    'How customers register: plainly, with a code by text message, with consent to the processing of personal data, or with a code and, if they like, a loyalty card.',
  ),
  guestsMustVerifyEmail: setting(
    'GUEST_USER_REGISTRATION_REQUIRES_EMAIL_VERIFICATION',
    'off',
    flag,
    'Whether somebody who registers an address known from a guest order must confirm it before the first login.',
  ),
  phoneUnique: setting('PHONE_NUMBER_UNIQUE_VALIDATOR_ACTIVE', 'on', flag, 'One customer per phone number.'),
  phoneChangeNeedsCode: setting(
    'PHONE_CHANGE_REQUIRES_CODE',
    'off',
    flag,
    'Whether a new phone number in the profile is confirmed by a code sent to it.',
  ),
  requiredFields: setting(
    'USER_REQUIRED_FIELDS',
    'first_name,last_name',
    lowerCaseList,
    'Fields that `PUT /users/profile/` must carry.',
  ),
  passwordMinLength: setting('PASSWORD_MIN_LENGTH', '8', wholeNumber(6, 128), 'Shortest password accepted.'),
  passwordResetTimeout: setting(
    'PASSWORD_RESET_TIMEOUT',
    '259200',
    wholeNumber(60, 2_592_000),
    'Seconds a link in a mail is valid.',
  ),
  hashConcurrency: optional(
    'PASSWORD_HASH_CONCURRENCY',
    wholeNumber(1, 64),
    'Password hashes computed at once by one process. Default: one less than the cores, at least one.',
  ),
} as const;

const protection = {
  throttle: setting('ARASTA_THROTTLE', 'on', flag, 'Rate limits. Can be switched off outside production only.'),
  trustedCallers: setting(
    'TRUSTED_CALLERS',
    '',
    networks(),
    'Addresses or CIDR blocks of storefront servers: no limit by address for them.',
  ),
  rateAccountAddress: setting(
    'THROTTLE_ACCOUNT_ADDRESS',
    '20/900',
    rate,
    'Attempts (login, registration, codes, resets) for one account from one address.',
  ),
  rateAccount: setting('THROTTLE_ACCOUNT', '100/3600', rate, 'Attempts for one account from anywhere.'),
  rateSession: setting('THROTTLE_SESSION', '60/900', rate, 'Attempts of one session, whichever the account.'),
  rateAddress: setting('THROTTLE_ADDRESS', '600/60', rate, 'Attempts from one address, whichever the account.'),
  captchaProvider: optional(
    'CAPTCHA_PROVIDER',
    oneOf('none', 'development', 'hcaptcha', 'recaptcha'),
    'What releases a throttled customer. Default: `none`, in development `development`.',
  ),
  captchaSiteKey: setting('CAPTCHA_SITE_KEY', '', text, 'Public key of the captcha.'),
  captchaSecretKey: secret('CAPTCHA_SECRET_KEY', text, 'Secret key of the captcha.'),
} as const;

/** Every environment variable of the server, in the sections of the generated page (docs/configuration.md). */
export const sections = {
  Serving: serving,
  Secrets: secrets,
  Database: database,
  Pictures: media,
  'Sessions and CSRF': sessions,
  Shop: shop,
  Addresses: addresses,
  Baskets: baskets,
  Checkout: checkouts,
  'Loyalty money and gift cards': balances,
  'Loyalty programme': loyalty,
  Payments: payments,
  'Mail and text messages': messaging,
  Accounts: accounts,
  'Social login': socialRows,
  Orders: orders,
  'Business customers': b2b,
  Returns: returns,
  Staff: staff,
  'Help desk': support,
  Wishlists: wishlists,
  Privacy: privacy,
  'Consents and newsletter': notifications,
  Protection: protection,
} as const;

export const variables = {
  ...serving,
  ...secrets,
  ...database,
  ...media,
  ...sessions,
  ...shop,
  ...addresses,
  ...baskets,
  ...checkouts,
  ...balances,
  ...loyalty,
  ...payments,
  ...messaging,
  ...accounts,
  ...social,
  ...orders,
  ...b2b,
  ...returns,
  ...staff,
  ...support,
  ...wishlists,
  ...privacy,
  ...notifications,
  ...protection,
} as const;
