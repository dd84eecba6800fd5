import { useLocation } from 'preact-iso';
import type { FunctionComponent } from 'preact';
import { useLoading } from '../loading.ts';
import { Loaded, Missing, Skeleton } from '../parts/index.ts';
import { within } from '../routes.ts';
import { shop } from '../shop.ts';
import { CategoryPage, SpecialPage } from './list/category-page.tsx';
import { ProductPage } from './product/product-page.tsx';
import { SetPage } from './product/set-page.tsx';
import { FlatPage, LandingPage } from './text-pages.tsx';

type PageByPk = FunctionComponent<{ pk: number }>;

const PAGES: Readonly<Record<string, PageByPk>> = {
  product: ProductPage,
  'group-product': SetPage,
  category: CategoryPage,
  'special-page': SpecialPage,
  'flat-page': FlatPage,
  'landing-page': LandingPage,
};

/** A page by its pretty address, or by its number (docs/protocol/urls.md). */
export function AnyOtherPage() {
  const path = within(useLocation().path);
  const target = useLoading(`address ${path}`, (signal) => findPage(path, signal));
  return (
    <Loaded of={target} skeleton={<Waiting />}>
      {(found) =>
        found?.path === path ? <found.Page key={path} pk={found.pk} /> : <Unknown isKnown={found === null} />
      }
    </Loaded>
  );
}

interface Target {
  readonly path: string;
  readonly Page: PageByPk;
  readonly pk: number;
}

async function findPage(path: string, signal: AbortSignal): Promise<Target | null> {
  const direct = targetOf(path, path);
  if (direct !== null) return direct;
  const { results } = await shop.listPrettyUrls({ new_path__exact: path }, { signal });
  return results[0] === undefined ? null : targetOf(path, results[0].old_path);
}

function targetOf(path: string, canonical: string): Target | null {
  const [, kind = '', pk] = /^\/([a-z-]+)\/(\d+)\/$/.exec(canonical) ?? [];
  const Page = PAGES[kind];
  return Page === undefined || pk === undefined ? null : { path, Page, pk: Number(pk) };
}

/** The page of the address before is over; until the next one is known, nothing is missing yet. */
function Unknown({ isKnown }: { isKnown: boolean }) {
  return isKnown ? (
    <div class="wide page">
      <Missing />
    </div>
  ) : (
    <Waiting />
  );
}

function Waiting() {
  return (
    <div class="wide page">
      <Skeleton lines={6} />
    </div>
  );
}
