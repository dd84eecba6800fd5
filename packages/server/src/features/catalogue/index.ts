export type { CatalogueDeps, CatalogueHooks } from './catalogue.deps.ts';
export {
  type Attribute,
  type AttributeValue,
  type Category,
  categoryKeys,
  type Collection,
  type Definitions,
  type Pricing,
  pricingFor,
} from './definitions/definitions.ts';
export { readDefinitions } from './definitions/definitions.queries.ts';
export { saveAttributes, saveCategories, saveCollections } from './saving/definitions.service.ts';
export type {
  AttributeInput,
  AttributeValueInput,
  CategoryInput,
  CollectionInput,
  PriceInput,
  ProductInput,
  SellableInput,
} from './saving/inputs.ts';
export { purgePriceHistory } from './saving/prices.queries.ts';
export { savePrices, type SkuPrice } from './saving/prices.service.ts';
export { type SavedProducts, saveProducts } from './saving/products.service.ts';
export { findWeights } from './weights.queries.ts';
export { removeProduct, setProductActive } from './saving/single-products.service.ts';
