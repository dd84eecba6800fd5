/** What is said at the address of the demo shop, in English. */
export const shopEn = {
  shop_not_built: 'The demo shop is not built',
  shop_not_built_how: 'Build it with: npm run build -w @arasta/demo-shop. Everything else of the server is there.',
} as const;
