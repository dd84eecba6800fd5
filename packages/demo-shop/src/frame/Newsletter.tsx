import { useState } from 'preact/hooks';
import { useAction, useLoading } from '../loading.ts';
import { Button, ErrorNote, Field, fieldError, Note } from '../parts/index.ts';
import { shop } from '../shop.ts';
import { textOf } from '../widgets.ts';
import { t } from './texts.ts';

/** The newsletter: an address, and a mail to confirm it. */
export function Newsletter() {
  const widget = useLoading('newsletter', (signal) => shop.getWidget({ slug: 'footer-subscription' }, { signal }));
  const [email, setEmail] = useState('');
  const [isDone, setDone] = useState(false);
  const { run, busy, error } = useAction(async () => {
    await shop.subscribeToNewsletter({ email, subscribe_contract: true });
    setDone(true);
  });
  const attributes = widget.value === undefined ? {} : widget.value.attributes;
  const submit = (event: Event) => {
    event.preventDefault();
    void run();
  };
  return (
    <section class="newsletter" aria-labelledby="newsletter">
      <h2 id="newsletter">{textOf(attributes, 'title') || t('newsletter')}</h2>
      <p class="soft">{textOf(attributes, 'description')}</p>
      {isDone ? (
        <Note kind="good">{t('subscribed')}</Note>
      ) : (
        <form class="newsletter-form" onSubmit={submit} noValidate>
          <Field
            {...{ label: t('email'), type: 'email', autocomplete: 'email', required: true }}
            {...{ value: email, onInput: setEmail, error: fieldError(error, 'email') }}
          />
          <Button look="primary" type="submit" busy={busy}>
            {t('subscribe')}
          </Button>
          <ErrorNote error={error} fields={['email']} />
        </form>
      )}
    </section>
  );
}
