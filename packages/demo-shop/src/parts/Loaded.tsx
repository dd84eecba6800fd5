import { type ComponentChildren, createContext } from 'preact';
import { useLocation } from 'preact-iso';
import { useContext } from 'preact/hooks';
import type { Loading } from '../loading.ts';
import { link, within } from '../routes.ts';
import { loadUser, userError } from '../shop.ts';
import { ButtonLink } from './Button.tsx';
import { Empty } from './Empty.tsx';
import { ErrorNote } from './ErrorNote.tsx';
import { isMissing, needsLogin } from './errors.ts';
import { Heading } from './Heading.tsx';
import { Skeleton } from './Skeleton.tsx';
import { t } from './texts.ts';

interface LoadedProps<Value> {
  readonly of: Loading<Value>;
  /** Shown until there is something; keep it as tall as what will come. */
  readonly skeleton?: ComponentChildren;
  readonly children: (value: Value) => ComponentChildren;
}

/**
 * What was asked for, once it is there. Until then a skeleton; after a failure what happened and the way on: logging
 * in, the home page, or trying again.
 */
export function Loaded<Value>({ of: { value, error, busy, reload }, skeleton, children }: LoadedProps<Value>) {
  if (value !== undefined) return <div class={busy ? 'stale' : undefined}>{children(value)}</div>;
  if (error === undefined) return <>{skeleton ?? <Skeleton lines={6} />}</>;
  if (needsLogin(error)) return <LoginNeeded />;
  if (isMissing(error)) return <Missing />;
  return <ErrorNote error={error} onRetry={reload} />;
}

/** Where a login is asked for already: once is enough. */
export const LoginAsked = createContext(false);

/** Nobody is logged in, and somebody should be. Brings them back here afterwards. */
export function LoginNeeded() {
  const { url } = useLocation();
  if (useContext(LoginAsked)) return null;
  const action = (
    <ButtonLink look="primary" href={link(`/users/login/?next=${encodeURIComponent(within(url))}`)}>
      {t('logIn')}
    </ButtonLink>
  );
  return (
    <Empty icon="lock" title={t('loginNeeded')} action={action}>
      {t('loginNeededWhy')}
    </Empty>
  );
}

/** That the shop could not tell who is logged in, and asking again; the children where nothing went wrong. */
export function UserProblem({ children }: { children?: ComponentChildren }) {
  const { value: error } = userError;
  return error === undefined ? <>{children}</> : <ErrorNote error={error} onRetry={() => void loadUser()} />;
}

/** There is no such page. */
export function Missing() {
  return (
    <div class="empty">
      <Heading>{t('notFound')}</Heading>
      <p class="soft">{t('notFoundWhy')}</p>
      <ButtonLink look="primary" href={link('/')}>
        {t('toShop')}
      </ButtonLink>
    </div>
  );
}
