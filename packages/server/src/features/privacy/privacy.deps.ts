import type { AccountsDeps } from '../accounts/index.ts';
import type { MailPort } from '../../platform/mail/index.ts';

/** What archives are asked for and handed out with. */
export type PrivacyDeps = Pick<AccountsDeps, 'db' | 'config' | 'clock' | 'random' | 'signer' | 'captcha' | 'passwords'>;

export interface PrivacyJobDeps extends Pick<PrivacyDeps, 'db' | 'config' | 'clock' | 'signer'> {
  readonly mail: MailPort;
}
