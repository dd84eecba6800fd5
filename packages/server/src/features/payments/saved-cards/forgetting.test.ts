import { beforeEach, describe, expect, it } from 'vitest';
import { inTx, simulator, till, useTill } from '../attempts/checking.support.ts';
import type { Gateway } from '../gateways/gateway.ts';
import { eraseSavedCardsOf, forgetCards } from './forgetting.service.ts';
import { aCustomer, emptyWallets, forgotten, keep } from './keeping.support.ts';

/** Gateways forget what nobody here has any more. */

useTill();

beforeEach(emptyWallets);

/** A gateway that counts what it is asked to forget. */
function forgettingWith(forgetCard: NonNullable<Gateway['forgetCard']>): void {
  till().gateways.set('simulator', { ...simulator(), forgetCard });
}

describe('forgetting', () => {
  it('is asked for until the gateway has done it, less and less often', async () => {
    const customerId = await aCustomer();
    await keep(customerId);
    const asked: string[] = [];
    let isDown = true;
    forgettingWith(async (token) => {
      asked.push(token);
      if (isDown) throw new Error('down');
      return { kind: 'done' };
    });
    await inTx((tx) => eraseSavedCardsOf(tx, customerId));
    await forgetCards(till().deps);
    await forgetCards(till().deps);
    expect([asked.length, await forgotten()]).toEqual([1, ['tok_1']]);
    till().clock.advance(60_000);
    await forgetCards(till().deps);
    till().clock.advance(119_000);
    await forgetCards(till().deps);
    expect(asked).toHaveLength(2);
    isDown = false;
    till().clock.advance(1000);
    await forgetCards(till().deps);
    expect([asked.length, await forgotten()]).toEqual([3, []]);
    expect(till().lines.join('\n')).not.toContain('tok_1');
  });

  it('waits for a gateway that the shop does not have, and says so', async () => {
    const customerId = await aCustomer();
    await keep(customerId);
    const away = simulator();
    till().gateways.delete('simulator');
    await inTx((tx) => eraseSavedCardsOf(tx, customerId));
    await forgetCards(till().deps);
    expect(await forgotten()).toEqual(['tok_1']);
    expect(till().lines.join('\n')).toContain('payment gateway of a forgotten card unknown');
    till().gateways.set('simulator', away);
    till().clock.advance(3_600_000);
    await forgetCards(till().deps);
    expect(await forgotten()).toEqual([]);
  });

  it('is shared by processes at once', async () => {
    const customerId = await aCustomer();
    for (const n of [1, 2, 3, 4, 5]) await keep(customerId, { token: `t${n}`, fingerprint: `f${n}` });
    const asked: string[] = [];
    forgettingWith(async (token) => {
      asked.push(token);
      return { kind: 'done' };
    });
    await inTx((tx) => eraseSavedCardsOf(tx, customerId));
    await Promise.all([1, 2, 3].map(() => forgetCards(till().deps)));
    expect(asked.sort()).toEqual(['t1', 't2', 't3', 't4', 't5']);
    expect(await forgotten()).toEqual([]);
  });
});
