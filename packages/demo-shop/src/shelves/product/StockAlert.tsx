import { useState } from 'preact/hooks';
import { useAction } from '../../loading.ts';
import { Button, ErrorNote, Field, fieldError, Note } from '../../parts/index.ts';
import { isLoggedIn, shop } from '../../shop.ts';
import { t } from '../texts.ts';

/** For what is sold out: one mail when it is back. */
export function StockAlert({ product: { pk } }: { product: { readonly pk: number } }) {
  const [email, setEmail] = useState('');
  const [isDone, setDone] = useState(false);
  const { run, busy, error } = useAction(async () => {
    await shop.requestStockAlert(isLoggedIn.value ? { product: pk } : { product: pk, email });
    setDone(true);
  });
  const submit = (event: Event) => {
    event.preventDefault();
    void run();
  };
  return (
    <form class="alert panel" onSubmit={submit} noValidate>
      <p class="strong">{t('alertTitle')}</p>
      <div role="status">{isDone && <Note kind="good">{t('alertDone')}</Note>}</div>
      {!isDone && (
        <>
          <p class="small soft">{t('alertWhy')}</p>
          {!isLoggedIn.value && (
            <Field
              {...{ label: t('email'), type: 'email', name: 'email', autocomplete: 'email', required: true }}
              {...{ value: email, onInput: setEmail, error: fieldError(error, 'email') }}
            />
          )}
          <Button look="primary" type="submit" busy={busy}>
            {t('alert')}
          </Button>
          <ErrorNote error={error} fields={['email']} />
        </>
      )}
    </form>
  );
}
