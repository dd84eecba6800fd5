import { type Refusal, rejected } from '../../../kernel/errors.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { countCall } from '../../../platform/rate-limit/index.ts';
import { explain, findVoucher, type FoundVoucher, judgeVoucher, type VoucherVerdict } from '../../promotions/index.ts';
import type { BasketDeps } from '../basket.deps.ts';
import { keepVoucher } from '../changing/changing.service.ts';
import { failureMessage } from '../failure.messages.ts';
import { glimpseBasket, promote, type ShownBasket } from '../reading/reading.service.ts';

/**
 * Enters a code, in place of one that was entered before. It must be good, and give the basket something now.
 * @throws Refusal rejected basket_200_1 to basket_200_5, basket_300_1, throttled; the basket is then as it was
 */
export async function enterVoucher(
  deps: BasketDeps,
  caller: Caller,
  named: string | null,
  code: string,
): Promise<ShownBasket> {
  // Codes can be guessed.
  await countCall(deps, { scope: 'voucher', account: null, caller });
  const customerId = caller.customer?.id ?? null;
  const voucher = await findVoucher(deps.db, { code, customerId });
  const verdict = judgeVoucher(voucher, { customerId, now: deps.clock.now() });
  if (verdict !== 'ok') throw refusalOf(verdict);
  if (voucher === null) throw refusalOf('unknown');
  await refuseUnmet(deps, caller, await glimpseBasket(deps, caller, named), voucher);
  return keepVoucher(deps, caller, named, voucher.id);
}

function refusalOf(verdict: Exclude<VoucherVerdict, 'ok'>): Refusal {
  switch (verdict) {
    case 'unknown':
      return rejected('basket_200_1', 'voucher_unknown');
    case 'not_started':
      return rejected('basket_200_2', 'voucher_not_started');
    case 'ended':
    case 'promotion_off':
      return rejected('basket_200_2', 'voucher_ended');
    case 'used_up':
    case 'used_up_by_customer':
      return rejected('basket_200_3', 'voucher_used');
    case 'someone_elses':
      return rejected('basket_200_5', 'voucher_someone_elses');
    case 'needs_login':
      return rejected('basket_200_5', 'voucher_needs_login');
  }
}

/** @throws Refusal rejected basket_200_4 with the first thing that is missing */
async function refuseUnmet(
  deps: BasketDeps,
  caller: Caller,
  { promoted, showing, basket }: ShownBasket,
  voucher: FoundVoucher,
): Promise<void> {
  const { id, promotionId, code } = voucher;
  const others = promoted.vouchers.filter((other) => other.id !== basket.voucher?.id && other.id !== id);
  const rules = await deps.promotions();
  const asked = { ...promoted, vouchers: [...others, { id, promotionId, code }] };
  const verdicts = explain(rules, (await promote(deps, { caller, showing }, rules, asked)).promoted);
  const verdict = verdicts.find((one) => one.promotionId === promotionId);
  // A promotion that this process has not heard of yet is taken at its word.
  if (verdict === undefined || verdict.failure === null) return;
  throw rejected('basket_200_4', 'voucher_conditions', { because: failureMessage(verdict.failure, showing) });
}
