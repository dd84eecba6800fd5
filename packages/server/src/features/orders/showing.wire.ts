import { message, translate } from '../../kernel/messages/index.ts';
import { type Texts, textIn } from '../../kernel/texts.ts';
import type { Config } from '../../platform/config/index.ts';
import { formatDateTime } from '../../platform/http/index.ts';
import type { Order, OrderStatus } from './order.ts';

/** How orders are shown to a caller. */
export interface OrderShowing {
  readonly language: string;
  readonly config: Pick<Config, 'mediaUrl' | 'defaultLanguage'>;
}

/** A code with the words for it. */
export function presentStatus(status: OrderStatus, { language }: Pick<OrderShowing, 'language'>) {
  return { value: String(status), label: translate(message(`order_status_${status}`), language) };
}

export function presentCurrency(currency: string) {
  return { value: currency, label: currency.toUpperCase() };
}

/** To its buyer an order begins when it was placed. */
export function placedOf({ placedAt, createdDate }: Pick<Order, 'placedAt' | 'createdDate'>): string {
  return formatDateTime(placedAt ?? createdDate);
}

export function nameOf({ names }: { readonly names: Texts }, { language, config }: OrderShowing): string {
  return textIn(names, language, config.defaultLanguage) ?? '';
}
