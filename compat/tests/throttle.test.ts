import { describe, expect, test } from 'vitest';
import { attemptsAllowed, throttledEnvironment } from '../src/environment.ts';
import { serverIsGiven } from '../src/server.ts';
import { newAddress, openShop } from './support/suite.ts';

describe.skipIf(serverIsGiven)('a server that throttles and has no captcha', () => {
  const shop = openShop(throttledEnvironment);

  test('answers 429 with a text the login form can show', async () => {
    const email = newAddress();
    for (let attempt = 1; attempt <= attemptsAllowed; attempt += 1) await shop.visitor.logIn(email, 'wrong');

    const { errors } = await shop.visitor.logIn(email, 'wrong');

    expect(shop.visitor.callsTo('/users/login/').at(-1)?.status).toBe(429);
    expect(errors).toEqual([
      {
        type: 'non_field_errors',
        data: [expect.stringMatching(/^Request was throttled\. Expected available in \d+ seconds\.$/)],
      },
    ]);
  });
});
