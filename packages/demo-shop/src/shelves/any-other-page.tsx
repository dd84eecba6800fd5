import type { ComponentChildren, FunctionComponent } from 'preact';
import { useLoading } from '../loading.ts';
import { ErrorNote, Missing, Skeleton } from '../parts/index.ts';
import { useAddress } from './address.ts';
import { CategoryPage } from './list/category-page.tsx';
import { SpecialPageView } from './list/special-page.tsx';
import { FlatPageView } from './pages/flat-page.tsx';
import { FormPage } from './pages/form-page.tsx';
import { LandingPageView } from './pages/landing-page.tsx';
import { ProductPage } from './product/product-page.tsx';
import { SetPage } from './sets/set-page.tsx';
import { type Target, targetAt } from './targets.ts';

const PAGES: Readonly<Record<Target['kind'], FunctionComponent<{ pk: string }>>> = {
  product: ProductPage,
  'group-product': SetPage,
  category: CategoryPage,
  'special-page': SpecialPageView,
  'flat-page': FlatPageView,
  'landing-page': LandingPageView,
  forms: FormPage,
};

interface Found {
  readonly path: string;
  readonly target: Target | null;
}

const kept = new Map<string, Found>();

/** What lies behind an address that people read: `/women/dresses/`. */
export function AnyOtherPage() {
  const { path } = useAddress();
  const { value, error, reload } = useLoading(path, (signal) => find(path, signal), kept);
  if (error !== undefined)
    return (
      <Framed>
        <ErrorNote error={error} onRetry={reload} />
      </Framed>
    );
  // What was found at the last address is nobody's page at this one.
  if (value?.path !== path)
    return (
      <Framed>
        <Skeleton lines={6} />
      </Framed>
    );
  const { target } = value;
  if (target === null)
    return (
      <Framed>
        <Missing />
      </Framed>
    );
  const Page = PAGES[target.kind];
  return <Page key={`${target.kind} ${target.pk}`} pk={target.pk} />;
}

function Framed({ children }: { children: ComponentChildren }) {
  return <div class="wide page">{children}</div>;
}

async function find(path: string, signal: AbortSignal): Promise<Found> {
  return { path, target: await targetAt(path, signal) };
}
