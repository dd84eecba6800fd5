import type { Product } from '@arasta/client';
import { useState } from 'preact/hooks';
import { useAction } from '../../loading.ts';
import { Button, ErrorNote, Field, fieldError, Note } from '../../parts/index.ts';
import { isLoggedIn, shop } from '../../shop.ts';
import { t } from './texts.ts';

/** What is sold out: a letter when it is back. Customers have an address, guests name one. */
export function StockAlert({ product }: { product: Product }) {
  const [email, setEmail] = useState('');
  const [isDone, setIsDone] = useState(false);
  const { run, busy, error } = useAction(async () => {
    await shop.requestStockAlert({ product: product.pk, ...(isLoggedIn.value ? {} : { email }) });
    setIsDone(true);
  });
  if (isDone) return <Done />;
  return (
    <form
      class="panel stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <h2 class="buying-alert">{t('alertTitle')}</h2>
      {!isLoggedIn.value && (
        <Field
          label={t('alertEmail')}
          type="email"
          name="email"
          autocomplete="email"
          value={email}
          onInput={setEmail}
          error={fieldError(error, 'email')}
        />
      )}
      <ErrorNote error={error} fields={['email']} />
      <Button type="submit" busy={busy}>
        {t('alertAsk')}
      </Button>
    </form>
  );
}

function Done() {
  return (
    <div role="status">
      <Note kind="good">{t('alertDone')}</Note>
    </div>
  );
}
