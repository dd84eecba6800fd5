import type { SocialAccount } from '@arasta/client';
import { useState } from 'preact/hooks';
import { day } from '../../i18n/index.ts';
import { useAction, useLoading } from '../../loading.ts';
import { Button, ErrorNote, Field, Loaded, toast } from '../../parts/index.ts';
import { Form, useForm } from '../../parts/form/index.ts';
import { shop } from '../../shop.ts';
import { Section } from './Section.tsx';
import { t } from './texts.ts';

/** Accounts elsewhere that open this one; nothing where the shop knows no providers. */
export function SocialSection() {
  const { value: providers = [] } = useLoading('providers', (signal) => shop.listSocialProviders({}, { signal }));
  const accounts = useLoading('social accounts', (signal) => shop.listSocialAccounts({}, { signal }));
  const [connecting, connect] = useState<string | null>(null);
  const labelOf = (provider: string) => providers.find(({ name }) => name === provider)?.label ?? provider;
  if (providers.length === 0) return null;
  return (
    <Section title={t('social')}>
      <p class="soft">{t('socialWhy')}</p>
      <Loaded of={accounts}>
        {({ results }) => (
          <ul class="stack-s">
            {results.map((account) => (
              <Account
                key={account.id}
                account={account}
                label={labelOf(account.provider)}
                onChanged={accounts.reload}
              />
            ))}
          </ul>
        )}
      </Loaded>
      <div class="row">
        {providers.map(({ name, label }) => (
          <Button key={name} small onClick={() => connect(name)}>
            {t('connect', { provider: label })}
          </Button>
        ))}
      </div>
      {connecting !== null && <ConnectForm key={connecting} provider={connecting} label={labelOf(connecting)} />}
    </Section>
  );
}

interface AccountProps {
  readonly account: SocialAccount;
  readonly label: string;
  readonly onChanged: () => void;
}

function Account({ account: { id, email, created_date }, label, onChanged }: AccountProps) {
  const { run, busy, error } = useAction(async () => {
    await shop.disconnectSocialAccount({ id });
    toast(t('disconnected', { provider: label }));
    onChanged();
  });
  return (
    <li class="stack-s">
      <div class="between">
        <span>
          <span class="strong">{label}</span> {email}{' '}
          <span class="soft small">{t('connected', { date: day(created_date) })}</span>
        </span>
        <Button
          look="quiet"
          busy={busy}
          onClick={() => void run()}
          aria-label={t('disconnectThing', { provider: label })}
        >
          {t('disconnect')}
        </Button>
      </div>
      <ErrorNote error={error} />
    </li>
  );
}

function ConnectForm({ provider, label }: { provider: string; label: string }) {
  const form = useForm({ texts: { password: '' } }, async ({ password }) => {
    const secret = password === '' ? {} : { password };
    const { redirect_url } = await shop.connectSocialAccount({ provider, ...secret });
    location.assign(redirect_url);
  });
  return (
    <Form of={form} action={t('connect', { provider: label })}>
      <Field
        {...form.text('password')}
        label={t('passwordIfAny')}
        type="password"
        autocomplete="current-password"
        required
      />
    </Form>
  );
}
