import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import type { Loading } from '../loading.ts';
import { link, within } from '../routes.ts';
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

/** Nobody is logged in, and somebody should be. Brings them back here afterwards. */
export function LoginNeeded() {
  const { url } = useLocation();
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
