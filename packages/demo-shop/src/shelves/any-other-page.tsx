import type { ComponentChildren, FunctionComponent } from 'preact';
import { useLoading } from '../loading.ts';
import { ErrorNote, Missing, Skeleton } from '../parts/index.ts';
import { useAddress } from './address.ts';
import { type Target, targetAt } from './targets.ts';

type Page = FunctionComponent<{ pk: string }>;

const PAGES: Readonly<Record<Target['kind'], () => Promise<Page>>> = {
  product: async () => (await import('./product/product-page.tsx')).ProductPage,
  'group-product': async () => (await import('./sets/set-page.tsx')).SetPage,
  category: async () => (await import('./list/category-page.tsx')).CategoryPage,
  'special-page': async () => (await import('./list/special-page.tsx')).SpecialPageView,
  'flat-page': async () => (await import('./pages/flat-page.tsx')).FlatPageView,
  'landing-page': async () => (await import('./pages/landing-page.tsx')).LandingPageView,
  forms: async () => (await import('./pages/form-page.tsx')).FormPage,
};

interface Found {
  readonly path: string;
  readonly shown: { readonly target: Target; readonly Page: Page } | null;
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
  if (value.shown === null)
    return (
      <Framed>
        <Missing />
      </Framed>
    );
  const { Page, target } = value.shown;
  return <Page key={`${target.kind} ${target.pk}`} pk={target.pk} />;
}

function Framed({ children }: { children: ComponentChildren }) {
  return <div class="wide page">{children}</div>;
}

async function find(path: string, signal: AbortSignal): Promise<Found> {
  const target = await targetAt(path, signal);
  return { path, shown: target === null ? null : { target, Page: await PAGES[target.kind]() } };
}
