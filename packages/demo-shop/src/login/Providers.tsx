import type { ComponentChildren } from 'preact';
import { useLoading } from '../loading.ts';
import { ButtonLink } from '../parts/index.ts';
import { shop } from '../shop.ts';
import { keepNext } from './returning.ts';
import { t } from './texts.ts';

/** The other ways to log in: what stands in it, and accounts elsewhere. */
export function Providers({ next, children }: { next: string; children?: ComponentChildren }) {
  const { value = [] } = useLoading('providers', (signal) => shop.listSocialProviders({}, { signal }));
  return (
    <section class="stack" aria-label={t('waysToLogIn')}>
      <p class="login-or soft small">{t('or')}</p>
      {children}
      {value.map(({ name, label, login_url }) => (
        <div key={name} onClick={() => keepNext(next)}>
          <ButtonLink wide href={login_url}>
            {t('with', { provider: label })}
          </ButtonLink>
        </div>
      ))}
    </section>
  );
}
