import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { aPayer, type Payer } from '../../payments/payments.support.ts';
import { clearPaymentSwitch, findPaymentSwitch, isAct, setPaymentSwitch, SWITCH_ACTS } from '../../payments/index.ts';
import { DEVELOPMENT } from '../console.support.ts';

// Nobody waits for a bank that hangs longer than this, nor for the answer that comes after five seconds.
const shop = useShop({ ...DEVELOPMENT, env: { ...DEVELOPMENT.env, PAYMENT_TIMEOUT: '3' } });
const GOOD = '5555555555554444';

let payer: Payer;

beforeAll(async () => {
  payer = await aPayer(shop());
});

beforeEach(() => clearPaymentSwitch(shop().deps.db));

const state = () => findPaymentSwitch(shop().deps.db);

describe('asked again for the same payment', () => {
  it.each(Object.keys(SWITCH_ACTS).filter(isAct))('%s does the same, and counts it once', async (act) => {
    await setPaymentSwitch(shop().deps, { act, remaining: 2 });
    const attempt = await payer.begin();
    const [first, again] = [await payer.payBy(attempt, GOOD), await payer.payBy(attempt, GOOD)];
    expect(again.kind).toBe(first.kind);
    expect(await state()).toEqual({ act, remaining: 1 });
  });

  it.each(['declined', 'hang_not_taken'] as const)('%s does the same, asked several times at once', async (act) => {
    for (const remaining of [1, 2]) {
      await setPaymentSwitch(shop().deps, { act, remaining });
      const attempt = await payer.begin();
      const answers = await Promise.all([1, 2, 3].map(() => payer.payBy(attempt, GOOD)));
      const kind = act === 'declined' ? 'declined' : 'unknown';
      expect(answers.map((answer) => answer.kind)).toEqual([kind, kind, kind]);
      expect(await state()).toEqual(remaining === 1 ? null : { act, remaining: 1 });
    }
  });
});
