import type { Selector } from '../promotion.ts';
import type { PromotedLine } from './evaluation.ts';

/** What a selector looks at. */
export type GoodFacts = Pick<
  PromotedLine,
  'sku' | 'listedSku' | 'categories' | 'attributes' | 'unitPrice' | 'retailPrice'
>;

/** Whether a good is meant. */
export type Fits = (good: GoodFacts) => boolean;

export interface CompiledSelector {
  readonly selector: Selector;
  readonly fits: Fits;
}

/** The selector as one question; only the parts that are given are asked. */
export function compileSelector(selector: Selector): CompiledSelector {
  const parts = [
    ...(selector.fullPriceOnly === true ? [atFullPrice] : []),
    ...given(selector.products, oneOfProducts),
    ...given(selector.categories, inCategories),
    ...given(selector.exceptProducts, (skus) => not(oneOfProducts(skus))),
    ...given(selector.exceptCategories, (keys) => not(inCategories(keys))),
    ...Object.entries(selector.attributes ?? {}).map(([key, values]) => withAttribute(key, new Set(values))),
  ];
  return { selector, fits: all(parts) };
}

const everything: Fits = () => true;

function all(parts: readonly Fits[]): Fits {
  const [first] = parts;
  if (first === undefined) return everything;
  return parts.length === 1 ? first : (good) => parts.every((fits) => fits(good));
}

function given(values: readonly string[] | undefined, compile: (values: ReadonlySet<string>) => Fits): Fits[] {
  return values === undefined ? [] : [compile(new Set(values))];
}

const not =
  (fits: Fits): Fits =>
  (good) =>
    !fits(good);

const atFullPrice: Fits = ({ unitPrice, retailPrice }) => unitPrice >= retailPrice;

function oneOfProducts(skus: ReadonlySet<string>): Fits {
  return ({ sku, listedSku }) => skus.has(sku) || skus.has(listedSku);
}

function inCategories(keys: ReadonlySet<string>): Fits {
  return ({ categories }) => {
    for (const key of categories) if (keys.has(key)) return true;
    return false;
  };
}

/** Of an attribute with several values one is enough. */
function withAttribute(key: string, values: ReadonlySet<string>): Fits {
  const isMeant = (value: unknown) => values.has(String(value));
  return ({ attributes }) => {
    const value = Object.hasOwn(attributes, key) ? attributes[key] : null;
    if (value === null || value === undefined) return false;
    return Array.isArray(value) ? value.some(isMeant) : isMeant(value);
  };
}
