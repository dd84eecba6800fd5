import { toast } from '../parts/index.ts';
import { link } from '../routes.ts';
import { basketCount, lookAgain, shop, user } from '../shop.ts';
import { t } from './texts.ts';

/** After a login or a registration: the frame learns who is here, and they what became of their basket. */
export async function arrive(greeting: 'welcome' | 'welcomeBack'): Promise<void> {
  const hadBasket = basketCount.value > 0;
  const [merged] = await Promise.all([hadBasket ? mergedBasket() : null, lookAgain()]);
  // The page says why it does not know who has come.
  if (user.value == null) return;
  toast(t(greeting, { name: user.value.first_name }));
  if (merged === null || !merged.lines.some((line) => line.guest_quantity > 0)) return;
  const isWhole = merged.lines.every((line) => line.outcome === 'added' || line.outcome === 'merged');
  toast(t(isWhole ? 'basketMerged' : 'basketCapped'), { link: { href: link('/basket/'), label: t('toBasket') } });
}

// A courtesy: where it cannot be told, the login has succeeded all the same.
async function mergedBasket() {
  try {
    return await shop.getBasketMerge();
  } catch {
    return null;
  }
}
