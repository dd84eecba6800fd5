import { invalidField } from '../../../kernel/errors.ts';
import type { Config } from '../../../platform/config/index.ts';

/**
 * A phone number as the shop writes them.
 * @throws Refusal invalid invalid_phone under `phone`
 */
export function checkPhone(config: Pick<Config, 'phonePattern'>, phone: string): string {
  if (!config.phonePattern.test(phone)) throw invalidField('phone', 'invalid_phone');
  return phone;
}
