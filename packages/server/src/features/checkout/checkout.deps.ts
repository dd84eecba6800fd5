import type { BasketDeps } from '../basket/index.ts';
import type { OrderDeps } from '../orders/index.ts';
import type { CardsDeps, GatewayDeps, MeansDeps } from '../payments/index.ts';
import type { ShippingDeps } from '../shipping/index.ts';

/** What a checkout is made with. */
export type CheckoutDeps = BasketDeps & OrderDeps & CardsDeps & GatewayDeps & MeansDeps & ShippingDeps;
