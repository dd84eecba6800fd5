import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { Icon, type IconName, IconButton } from '../parts/index.ts';
import { roundMoney } from '../i18n/index.ts';
import { freeDeliveryFrom, RETURN_DAYS } from '../promises.ts';
import { link } from '../routes.ts';
import { basketCount, currency, isLoggedIn, lookAgain } from '../shop.ts';
import { useReturn } from '../use-return.ts';
import { Choices } from './Choices.tsx';
import { Departments, DepartmentsDrawer } from './Departments.tsx';
import { useMenu } from './menu.ts';
import { Search } from './Search.tsx';
import { t } from './texts.ts';

/** What is above every page. */
export function Header() {
  const menu = useMenu().value ?? [];
  const [isMenuOpen, openMenu] = useState(false);
  const { url } = useLocation();
  useEffect(() => openMenu(false), [url]);
  useReturn(() => void lookAgain());
  return (
    <header class="top">
      <div class="promise">
        <div class="wide promise-row">
          <span>{promises()}</span>
          <Choices />
        </div>
      </div>
      <div class="header">
        <div class="wide header-row">
          <span class="header-menu">
            <IconButton label={t('menu')} aria-expanded={isMenuOpen} onClick={() => openMenu(true)}>
              <Icon name="menu" />
            </IconButton>
          </span>
          <a class="logo" href={link('/')}>
            Arasta
          </a>
          <Search />
          <Ways />
        </div>
        <Departments menu={menu} />
      </div>
      <DepartmentsDrawer menu={menu} open={isMenuOpen} onClose={() => openMenu(false)} />
    </header>
  );
}

function promises(): string {
  const from = freeDeliveryFrom(currency.value);
  const delivery = from === null ? [] : [t('freeDelivery', { amount: roundMoney(from, currency.value) })];
  return [...delivery, t('returns', { count: RETURN_DAYS })].join(' · ');
}

function Ways() {
  const account = isLoggedIn.value
    ? { path: '/account/', label: t('account') }
    : { path: '/users/login/', label: t('logIn') };
  return (
    <nav class="ways" aria-label={t('shortcuts')}>
      <Way icon="account" {...account} />
      <Way icon="heart" path="/account/favourites/" label={t('favourites')} />
      <Way icon="bag" path="/basket/" label={t('basketWith', { count: basketCount.value })} count={basketCount.value} />
    </nav>
  );
}

interface WayProps {
  readonly icon: IconName;
  readonly path: string;
  readonly label: string;
  readonly count?: number;
}

function Way({ icon, path, label, count = 0 }: WayProps) {
  return (
    <a class="way" href={link(path)} aria-label={label} title={label}>
      <Icon name={icon} size={24} />
      {count > 0 && (
        <span class="way-count" aria-hidden="true">
          {count > 99 ? '99+' : count}
        </span>
      )}
    </a>
  );
}
