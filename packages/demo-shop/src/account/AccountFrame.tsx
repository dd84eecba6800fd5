import { type ComponentChildren, Fragment } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useRef } from 'preact/hooks';
import { useAction } from '../loading.ts';
import { Badge, Button, Heading, LoginAsked, LoginNeeded, Skeleton, toast, UserProblem } from '../parts/index.ts';
import { link } from '../routes.ts';
import { lapsed, logOut, user } from '../shop.ts';
import './account.css';
import { LoginAgain } from './LoginAgain.tsx';
import { t } from './texts.ts';
import { countUnread, unread } from './unread.ts';

const PAGES = [
  ...(['overview', 'orders', 'conversations', 'addresses', 'favourites', 'collections', 'alerts'] as const),
  ...(['loyalty', 'offers', 'cards', 'profile', 'preferences', 'sessions', 'privacy'] as const),
] as const;

/** A page of the account. */
export type AccountPage = (typeof PAGES)[number];

interface AccountFrameProps {
  /** Which entry of the menu this is. */
  readonly page: AccountPage;
  /** The entry's name unless told otherwise. */
  readonly title?: string;
  /** Beside the heading. */
  readonly action?: ComponentChildren;
  readonly children: ComponentChildren;
}

/**
 * A page of the account, with the menu beside it. Who is not logged in is asked to, and comes back; who was, until the
 * session ended, logs in above what they were at.
 */
export function AccountFrame({ page, title = t(page), action, children }: AccountFrameProps) {
  const who = user.value?.pk;
  const owner = useOwner();
  useEffect(() => void countUnread(), [who]);
  if (user.value === null && owner === undefined) return <Guest title={title} />;
  return (
    <div class="wide page account">
      <Menu current={page} />
      <div class="account-main stack-l">
        <div class="between">
          <Heading>{title}</Heading>
          {action}
        </div>
        {owner === undefined ? (
          <UserProblem>
            <Skeleton lines={8} />
          </UserProblem>
        ) : (
          <LoginAsked.Provider value={user.value === null}>
            {user.value === null && <LoginAgain />}
            <Fragment key={owner}>{children}</Fragment>
          </LoginAsked.Provider>
        )}
      </div>
    </div>
  );
}

/** Whose page this is: who is logged in, or was while it was open, until the session ended without their doing. */
export function useOwner(): number | undefined {
  const owner = useRef<number | undefined>(undefined);
  if (user.value != null) owner.current = user.value.pk;
  else if (!lapsed.value) owner.current = undefined;
  return owner.current;
}

function Guest({ title }: { title: string }) {
  return (
    <div class="narrow page">
      <Heading>{title}</Heading>
      <LoginNeeded />
    </div>
  );
}

function Menu({ current }: { current: AccountPage }) {
  const { route } = useLocation();
  const { run, busy } = useAction(async () => {
    await logOut();
    toast(t('loggedOut'));
    route(link('/'));
  });
  const list = useRef<HTMLUListElement>(null);
  // On phones the list is a strip, and the entry of this page may lie beyond its edge.
  useEffect(() => {
    const entry = list.current?.querySelector('[aria-current]');
    if (entry instanceof HTMLElement && list.current !== null) list.current.scrollLeft = entry.offsetLeft - 16;
  }, [current]);
  return (
    <nav class="account-menu" aria-label={t('menu')}>
      <ul ref={list}>
        {PAGES.map((page) => (
          <li key={page}>
            <a href={pathOf(page)} aria-current={page === current ? 'page' : undefined}>
              {t(page)}
              {page === 'conversations' && unread.value > 0 && (
                <Badge kind="accent">
                  <span aria-hidden="true">{unread.value}</span>
                  <span class="hidden">{t('unread', { count: unread.value })}</span>
                </Badge>
              )}
            </a>
          </li>
        ))}
        <li>
          <Button look="quiet" busy={busy} onClick={() => void run()}>
            {t('logOut')}
          </Button>
        </li>
      </ul>
    </nav>
  );
}

function pathOf(page: AccountPage): string {
  return link(page === 'overview' ? '/account/' : `/account/${page}/`);
}
