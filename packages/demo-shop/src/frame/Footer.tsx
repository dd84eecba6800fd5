import { useLoading } from '../loading.ts';
import { link } from '../routes.ts';
import { shop } from '../shop.ts';
import { type Column, columnsOf } from './footer-columns.ts';
import { Newsletter } from './Newsletter.tsx';
import { t } from './texts.ts';

/** What is below every page. */
export function Footer() {
  const columns = useLoading('footer', async (signal) =>
    columnsOf((await shop.getWidget({ slug: 'footer-menu' }, { signal })).attributes),
  );
  return (
    <footer class="footer">
      <div class="wide footer-grid">
        <Newsletter />
        {(columns.value ?? []).map((column) => (
          <LinkColumn key={column.title} {...column} />
        ))}
        <YourOwn />
      </div>
      <div class="wide footer-end small">
        <span>{t('demo')}</span>
        <span>{t('poweredBy')}</span>
      </div>
    </footer>
  );
}

function YourOwn() {
  const links = [
    { path: '/account/', label: t('account') },
    { path: '/account/favourites/', label: t('favourites') },
    { path: '/orders/track/', label: t('trackOrder') },
  ];
  return <LinkColumn title={t('account')} links={links} />;
}

function LinkColumn({ title, links }: Column) {
  return (
    <div>
      <h2 class="footer-title">{title}</h2>
      <ul class="footer-links">
        {links.map(({ label, path }) => (
          <li key={path}>
            <a href={link(path)}>{label}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
