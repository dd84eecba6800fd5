import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';

const shop = useShop();
it('x', async () => {
  for (const url of [
    '/orders/hooks/payment',
    '/orders/hooks/payment/',
    '/orders/hooks/payment/simulator',
    '/orders/hooks/payment/nobody/',
  ]) {
    const a = await shop().visit().post(url, { a: 1 });
    console.log(url, a.status, a.text);
  }
  console.log((await shop().visit().get('/orders/hooks/payment/')).text);
  const b = await shop()
    .visit()
    .post('/orders/hooks/payment/', undefined, { body: 'x'.repeat(70_000), headers: { 'content-type': 'text/plain' } });
  console.log(b.status, b.text);
  console.log(
    (
      await shop()
        .visit()
        .post('/orders/hooks/payment/', undefined, { body: 'x'.repeat(7), headers: { 'content-type': 'undefined' } })
    ).text,
  );
  console.log(
    (
      await shop()
        .visit()
        .post('/orders/hooks/payment/', undefined, {
          body: 'x'.repeat(7),
          headers: { 'content-type': 'multipart/form-data; boundary=x' },
        })
    ).text,
  );
});
