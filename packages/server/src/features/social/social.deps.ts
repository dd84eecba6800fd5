import type { Random } from '../../platform/random/index.ts';
import type { AccountsDeps } from '../accounts/index.ts';
import type { SocialLog } from './providers/asking.ts';
import type { Providers } from './providers/provider.ts';

/** What the services and routes are built from. */
export interface SocialDeps extends AccountsDeps {
  readonly random: Random;
  readonly log: SocialLog;
  readonly socialProviders: Providers;
}
