import { invalidField } from '../../../kernel/errors.ts';
import type { Authenticated } from '../../../platform/http/index.ts';
import type { AccountsDeps } from '../accounts.deps.ts';
import { countAttempt, forgiveAttempts } from '../throttle/throttle.service.ts';
import { hasPassword } from './password.rules.ts';

/**
 * Has a customer who is logged in prove that it is them still, by their password. Attempts are counted as those of changing it.
 * @throws Refusal invalid `password` password_wrong, also where the customer has none; throttled
 */
export async function provePassword(deps: ProvingDeps, caller: Authenticated, password: string): Promise<void> {
  const { customer } = caller;
  const attempt = { scope: 'password', account: String(customer.id), caller } as const;
  await countAttempt(deps, attempt);
  const { matches } = await deps.passwords.check(password, customer.passwordHash);
  if (!matches) throw invalidField('password', 'password_wrong');
  await forgiveAttempts(deps, deps.db, attempt);
}

/**
 * The same before something that outlasts a session left open on somebody's machine; whoever has no password has nothing to
 * prove it by.
 * @throws Refusal invalid `password` required, password_wrong; throttled
 */
export async function proveSelf(deps: ProvingDeps, caller: Authenticated, password: string | null): Promise<void> {
  if (!hasPassword(caller.customer.passwordHash)) return;
  if (password === null) throw invalidField('password', 'required');
  await provePassword(deps, caller, password);
}

type ProvingDeps = Pick<AccountsDeps, 'db' | 'config' | 'clock' | 'signer' | 'captcha' | 'passwords'>;
