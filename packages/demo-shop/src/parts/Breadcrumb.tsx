import { link } from '../routes.ts';
import { t } from './texts.ts';

/** A page above this one. */
export interface Crumb {
  readonly label: string;
  readonly path: string;
}

/** The way from the home page to here, this page left out. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav class="crumbs" aria-label={t('youAreHere')}>
      <ol>
        <li>
          <a href={link('/')}>Arasta</a>
        </li>
        {crumbs.map(({ label, path }) => (
          <li key={path}>
            <a href={link(path)}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
