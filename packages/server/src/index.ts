/** What the command line and tests of a started server may use. */
export { type Composition, compose } from './composition.ts';
export { dataDirOf, openShopDatabase, prepareDatabase, type ShopDatabase, withSecretKey } from './database.ts';
export { seedDemo } from './demo/index.ts';
export { createCustomer, type CustomerSummary, disableCustomer, showCustomer } from './features/accounts/index.ts';
export { Refusal } from './kernel/errors.ts';
export { translate } from './kernel/messages/index.ts';
export { type RunningServer, startServer } from './main.ts';
export { systemClock } from './platform/clock/index.ts';
export {
  type Config,
  ConfigError,
  configurationPage,
  isLoopback,
  loadConfig,
  showConfig,
} from './platform/config/index.ts';
export { migrate, openDatabase } from './platform/db/index.ts';
export { checkMail } from './platform/mail/index.ts';
export { systemRandom } from './platform/random/index.ts';
export { VERSION } from './version.ts';
