import { LocationProvider, Route as Page, Router } from 'preact-iso';
import { useErrorBoundary } from 'preact/hooks';
import { routes as account } from './account/index.tsx';
import { routes as basket } from './basket/index.tsx';
import { routes as checkout } from './checkout/index.tsx';
import { Footer } from './frame/Footer.tsx';
import './frame/frame.css';
import { Broken } from './frame/Broken.tsx';
import { Header } from './frame/Header.tsx';
import { SkipLink } from './frame/SkipLink.tsx';
import { routes as login } from './login/index.tsx';
import { routes as mailLinks } from './mail-links/index.tsx';
import { routes as orders } from './orders/index.tsx';
import { awaitHeading, Toasts } from './parts/index.ts';
import { link } from './routes.ts';
import { anyOther, routes as shelves } from './shelves/index.tsx';

const PAGES = [...shelves, ...basket, ...checkout, ...orders, ...login, ...mailLinks, ...account];

/** The shop: its frame, and in it the page of the address. Areas bring their pages; other addresses are asked for. */
export function App() {
  return (
    <LocationProvider scope={link('/')}>
      <SkipLink />
      <Header />
      <main id="main">
        <Pages />
      </main>
      <Footer />
      <Toasts />
    </LocationProvider>
  );
}

function Pages() {
  const broken: unknown = useErrorBoundary()[0];
  if (broken !== undefined) return <Broken error={broken} />;
  return (
    <Router onRouteChange={awaitHeading}>
      {PAGES.map(({ path, page }) => (
        <Page key={path} path={link(path)} component={page} />
      ))}
      <Page default component={anyOther} />
    </Router>
  );
}
