import { LOWER_ALPHANUMERIC, type Random } from '../../../platform/random/index.ts';
import { hash } from 'node:crypto';
import type { MessageKey } from '../../../kernel/messages/index.ts';

/** Somebody with an account at the simulated provider. */
export interface Person {
  readonly sub: string;
  readonly email: string | null;
  readonly email_verified: boolean;
  readonly given_name: string;
  readonly family_name: string;
}

/** Who one may be at the simulated provider. */
export const CHOICES = ['regular', 'demo', 'new', 'unverified', 'no_email', 'other', 'deny'] as const;
export type Choice = (typeof CHOICES)[number];

/** What each button says. */
export const LABELS: Readonly<Record<Exclude<Choice, 'other'>, MessageKey>> = {
  regular: 'page_openid_regular',
  demo: 'page_openid_demo',
  new: 'page_openid_new',
  unverified: 'page_openid_unverified',
  no_email: 'page_openid_no_email',
  deny: 'page_openid_deny',
};

/** Null for who denies. `email` is for `other`: somebody with this address. */
export function personOf(random: Random, choice: Choice, email: string): Person | null {
  const [given_name, family_name] = ['Robin', 'Example'];
  const verified = { email_verified: true, given_name, family_name };
  const byChoice: Readonly<Record<Choice, () => Person | null>> = {
    regular: () => ({ ...verified, sub: 'robin', email: 'robin@example.com' }),
    demo: () => ({ ...verified, sub: 'ada', email: 'user@example.com', given_name: 'Ada' }),
    new: () => {
      const sub = random.text(10, LOWER_ALPHANUMERIC);
      return { ...verified, sub, email: `${sub}@example.com` };
    },
    unverified: () => ({ ...verified, sub: 'una', email: 'una@example.com', email_verified: false }),
    no_email: () => ({ ...verified, sub: 'nemo', email: null, email_verified: false }),
    other: () => ({ ...verified, sub: hash('sha256', email).slice(0, 20), email }),
    deny: () => null,
  };
  return byChoice[choice]();
}
