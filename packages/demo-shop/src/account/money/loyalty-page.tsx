import type { LoyaltyAccount } from '@arasta/client';
import { day, money } from '../../i18n/index.ts';
import { useAction, useLoading } from '../../loading.ts';
import { Button, Empty, ErrorNote, isMissing, Loaded, Note, Pager, toast } from '../../parts/index.ts';
import { link } from '../../routes.ts';
import { currency, shop } from '../../shop.ts';
import { AccountFrame } from '../AccountFrame.tsx';
import { usePage } from '../wishes/Wishes.tsx';
import { Ledger } from './Ledger.tsx';
import { t } from './texts.ts';

const ON_PAGE = 20;

/** Money with the shop: what can be spent, what is to come, what became of it. */
export function LoyaltyPage() {
  const page = usePage();
  const query = { page, page_size: ON_PAGE };
  const account = useLoading(`loyalty ${page}`, (signal) => shop.getLoyalty(query, { signal }));
  // Shops may have none.
  if (isMissing(account.error)) {
    return (
      <AccountFrame page="loyalty">
        <Empty icon="gift" title={t('noProgramme')} />
      </AccountFrame>
    );
  }
  return (
    <AccountFrame page="loyalty">
      <Loaded of={account}>
        {(value) => (
          <div class="stack-l">
            <Balances account={value} />
            <Card />
            <History account={value} />
            <Pager
              page={page}
              pages={Math.ceil(value.count / ON_PAGE)}
              hrefOf={(to) => link(`/account/loyalty/?page=${to}`)}
            />
          </div>
        )}
      </Loaded>
    </AccountFrame>
  );
}

function Balances({ account: { balances, pending, expiring } }: { account: LoyaltyAccount }) {
  return (
    <div class="stack">
      <dl class="cards">
        {balances.length === 0 && <Sum label={t('canSpend')} text={money(0, currency.value || 'usd')} />}
        {balances.map((one) => (
          <Sum key={one.currency.value} label={t('canSpend')} text={money(one.amount, one.currency.value)} />
        ))}
        {pending.map((one) => (
          <Sum key={one.currency.value} label={t('pending')} text={money(one.amount, one.currency.value)} />
        ))}
      </dl>
      {expiring.map(({ amount, currency: { value }, date }) => (
        <Note key={value} kind="warn">
          {t('expiring', { amount: money(amount, value), date: day(date) })}
        </Note>
      ))}
    </div>
  );
}

function Sum({ label, text }: { label: string; text: string }) {
  return (
    <div class="card">
      <dt class="soft">{label}</dt>
      <dd class="price price-large">{text}</dd>
    </div>
  );
}

function Card() {
  const card = useLoading('loyalty card', (signal) => shop.getLoyaltyCard({}, { signal }));
  const { run, busy, error } = useAction(async () => {
    await shop.updateProfileWithLoyalty({ add_loyalty: true });
    toast(t('joined'));
    card.reload();
  });
  return (
    <section class="panel stack-s" aria-labelledby="card">
      <h2 id="card">{t('card')}</h2>
      <Loaded of={card}>
        {(value) =>
          value.card === null ? (
            <div class="stack-s">
              <p class="soft">{t('joinWhy')}</p>
              <ErrorNote error={error} />
              <div>
                <Button busy={busy} onClick={() => void run()}>
                  {t('join')}
                </Button>
              </div>
            </div>
          ) : (
            <p class="numbers">{t('cardNumber', { number: value.card.number.replace(/(\d{4})(?=\d)/g, '$1 ') })}</p>
          )
        }
      </Loaded>
    </section>
  );
}

function History({ account: { results } }: { account: LoyaltyAccount }) {
  return (
    <section class="stack" aria-labelledby="history">
      <h2 id="history">{t('history')}</h2>
      {results.length === 0 ? (
        <p class="soft">{t('historyNone')}</p>
      ) : (
        <Ledger
          entries={results.map(({ reason, ...entry }) => {
            return { ...entry, label: reason.label, isGain: Number(entry.amount) >= 0 };
          })}
        />
      )}
    </section>
  );
}
