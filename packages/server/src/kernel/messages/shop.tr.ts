import type { shopEn } from './shop.en.ts';

/** What is said at the address of the demo shop, in Turkish. */
export const shopTr: Readonly<Record<keyof typeof shopEn, string>> = {
  shop_not_built: 'Deneme mağazası hazır değil',
  shop_not_built_how: 'Şu komutla hazırlanır: npm run build -w @arasta/demo-shop. Sunucunun geri kalanı çalışıyor.',
};
