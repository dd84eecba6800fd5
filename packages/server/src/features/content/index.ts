export type { CategoryNode, CategoryTree, ContentDeps } from './content.deps.ts';
export { contentRoutes } from './content.routes.ts';
export type { FieldDefinition } from './forms/fields.rules.ts';
export type { FormInput } from './forms/forms.queries.ts';
export { saveForms } from './forms/forms.service.ts';
export { type MenuItemInput, saveMenuItems } from './menus/saving.service.ts';
export type { SpecialPage } from './pages/pages.queries.ts';
export { SpecialPageObject } from './pages/pages.schema.ts';
export { type Addressed, findSpecialPage } from './pages/pages.service.ts';
export { presentSpecialPage } from './pages/pages.wire.ts';
export {
  type FlatPageInput,
  type LandingPageInput,
  saveFlatPages,
  saveLandingPages,
  saveSpecialPages,
  type SpecialPageInput,
} from './pages/saving.service.ts';
export { pageReadAt } from './reads.ts';
export type { SeoInput } from './seo/seo.queries.ts';
export { saveSeoRecords } from './seo/seo.service.ts';
export { withPictures } from './pictures.wire.ts';
export { findWidget, type Widget, type WidgetInput } from './widgets/widgets.queries.ts';
export { WidgetObject } from './widgets/widgets.schema.ts';
export { saveWidgets } from './widgets/widgets.service.ts';
export { presentWidget } from './widgets/widgets.wire.ts';
