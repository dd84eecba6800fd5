import { normaliseEmail } from '../../../kernel/email.ts';
import { type Message, message } from '../../../kernel/messages/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { noSuchVoucher } from '../promotions.refusals.ts';
import { codeKey } from '../vouchers/voucher.rules.ts';
import type { VoucherInput } from './inputs.ts';
import { refuseWhat, type SavingDeps } from './promotions.service.ts';
import {
  findOwners,
  findPromotions,
  type KnownPromotion,
  type KnownVoucher,
  lockVouchersByCode,
  switchVoucher,
  upsertVouchers,
  type VoucherValues,
} from './vouchers.queries.ts';

/** What the inputs name, as it is there. */
interface Named {
  readonly promotions: ReadonlyMap<string, KnownPromotion>;
  readonly owners: ReadonlyMap<string, number>;
  readonly vouchers: ReadonlyMap<string, KnownVoucher>;
}

/**
 * Creates or changes vouchers by code, in the caller's transaction: a constant number of statements. What they were used
 * stays counted. Of a code that comes twice the last counts.
 *
 * Concurrency: waits for orders under way with them, and counts these. A transaction that has saved promotions must be
 * over before: orders lock codes first.
 * @throws Refusal invalid under the code as it is compared: for one that cannot be entered, an unknown promotion or one that needs no code,
 *   an unknown customer, none where the promotion needs one, a code of another promotion, a limit below what is used
 */
export async function saveVouchers(
  { clock }: SavingDeps,
  tx: Executor,
  inputs: readonly VoucherInput[],
): Promise<void> {
  if (inputs.length === 0) return;
  const byCode = new Map(inputs.map((input) => [codeKey(input.code) ?? '', input]));
  refuseWhat(inputs.filter(({ code }) => codeKey(code) === null).map(({ code }) => [code, message('voucher_code')]));
  const named = await findNamed(tx, inputs);
  refuseWhat([...byCode].flatMap(([key, input]) => problemOf(key, input, named)));
  const values = [...byCode].flatMap(([key, input]) => valuesOf(key, input, named));
  await upsertVouchers(tx, values, clock.now());
}

async function findNamed(tx: Executor, inputs: readonly VoucherInput[]): Promise<Named> {
  const promotions = await findPromotions(tx, [...new Set(inputs.map(({ promotion }) => promotion))]);
  const emails = inputs.flatMap(({ customer }) => (customer === null ? [] : (normaliseEmail(customer) ?? [])));
  const owners = emails.length === 0 ? new Map<string, number>() : await findOwners(tx, emails);
  const vouchers = await lockVouchersByCode(
    tx,
    inputs.flatMap(({ code }) => codeKey(code) ?? []),
  );
  return {
    promotions: new Map(promotions.map((promotion) => [promotion.key, promotion])),
    owners,
    vouchers: new Map(vouchers.map((voucher) => [voucher.codeKey, voucher])),
  };
}

function problemOf(key: string, input: VoucherInput, named: Named): [string, Message][] {
  const promotion = named.promotions.get(input.promotion);
  const problem =
    promotion === undefined
      ? message('unknown_promotion', { key: input.promotion })
      : (problemWith(promotion, input, named.vouchers.get(key)) ?? ownerProblem(input, named));
  return problem === null ? [] : [[key, problem]];
}

function problemWith(
  promotion: KnownPromotion,
  input: VoucherInput,
  voucher: KnownVoucher | undefined,
): Message | null {
  if (promotion.kind === 'automatic') return message('promotion_needs_no_code', { key: promotion.key });
  if (promotion.kind !== 'voucher_code' && input.customer === null) {
    return message('voucher_needs_customer', { key: promotion.key });
  }
  if (voucher === undefined) return null;
  if (voucher.promotionId !== promotion.id) return message('voucher_of_other_promotion');
  const isBelow = input.usageLimit !== null && voucher.used > input.usageLimit;
  return isBelow ? message('limit_below_used', { used: voucher.used }) : null;
}

function ownerProblem({ customer }: VoucherInput, { owners }: Named): Message | null {
  if (customer === null || owners.has(normaliseEmail(customer) ?? '')) return null;
  return message('unknown_customer', { email: customer });
}

function valuesOf(key: string, input: VoucherInput, { promotions, owners, vouchers }: Named): VoucherValues[] {
  const promotion = promotions.get(input.promotion);
  if (promotion === undefined) return [];
  const { customer, usageLimit, perCustomerLimit, isActive, startsAt, endsAt, batch } = input;
  return [
    {
      ...{ promotionId: promotion.id, code: input.code.trim(), codeKey: key },
      customerId: customer === null ? null : (owners.get(normaliseEmail(customer) ?? '') ?? null),
      used: usageLimit === null ? 0 : (vouchers.get(key)?.used ?? 0),
      ...{ usageLimit, perCustomerLimit, isActive, startsAt, endsAt, batch },
    },
  ];
}

/**
 * Switches a code on or off.
 * @throws Refusal not_found not_found
 */
export async function setVoucherActive(db: Executor, code: string, isActive: boolean): Promise<void> {
  const key = codeKey(code);
  if (key === null || !(await switchVoucher(db, key, isActive))) throw noSuchVoucher(code);
}
