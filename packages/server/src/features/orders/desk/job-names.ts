/** The jobs of the order desk. Payloads carry ids. */
export const ORDER_DESK_JOBS = {
  refund: 'orders.refund',
} as const;
