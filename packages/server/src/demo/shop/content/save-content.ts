import {
  saveFlatPages,
  saveForms,
  saveLandingPages,
  saveMenuItems,
  saveSeoRecords,
  saveSpecialPages,
  saveWidgets,
} from '../../../features/content/index.ts';
import { saveRedirects } from '../../../features/urls/index.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { demoForm } from './form.ts';
import { demoMenu } from './menu.ts';
import { demoFlatPages, demoLandingPages, demoSpecialPages } from './pages.ts';
import { demoRedirects, demoSeo } from './seo.ts';
import { demoWidgets, type WidgetPictures } from './widgets.ts';

/** Menus, pages, widgets and the like, all or none; the goods are there already. */
export async function saveContent(
  deps: { readonly db: Executor; readonly clock: Clock },
  pictures: WidgetPictures,
): Promise<void> {
  const now = deps.clock.now();
  await deps.db.transaction().execute(async (tx) => {
    await saveFlatPages(tx, demoFlatPages(), now);
    await saveLandingPages(tx, demoLandingPages(), now);
    await saveSpecialPages(tx, demoSpecialPages(pictures.banners), now);
    await saveForms(tx, [demoForm()], now);
    await saveMenuItems(tx, demoMenu(), now);
    await saveWidgets(tx, demoWidgets(pictures), now);
    await saveSeoRecords(tx, demoSeo(), now);
    await saveRedirects(tx, demoRedirects(), now);
  });
}
