export type { AddressFieldRule, AddressText } from './address-fields.ts';
export { configurationPage } from './document.ts';
export { linkBase } from './link-base.ts';
export { type Config, ConfigError, type Environment, isLoopback, loadConfig } from './load.ts';
export type { SubscriptionAttribute } from './notification-variables.ts';
export type { Rate } from './parsers.ts';
export { developmentSecretKey } from './secret-key.ts';
export { showConfig, type ShownSetting } from './show.ts';
export { SIMULATED_PROVIDER, type SocialProvider } from './social-variables.ts';
