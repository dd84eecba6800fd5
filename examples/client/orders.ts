// A customer signs in and looks through all orders: node --conditions=arasta-source examples/client/orders.ts
import { createClient, entries } from '@arasta/client';
import { createJar } from '@arasta/client/node';

const baseUrl = process.env['SHOP'] ?? 'http://localhost:8000';
const jar = createJar();
const shop = createClient({ baseUrl, jar });

await shop.logIn({ email: 'user@example.com', password: 'your_password' });

// Another process, later: the login is in the jar.
const later = createClient({ baseUrl, jar: createJar(jar.serialize()) });
const { first_name, last_name } = await later.getCurrentUser();
console.log(`Signed in: ${first_name} ${last_name}`);

let count = 0;
for await (const order of entries(later.listOrders, { limit: 50 })) {
  console.log(`${order.number}: ${order.status.label}, ${order.amount}`);
  count += 1;
}
console.log(`Orders: ${count}`);
await later.logOut();
