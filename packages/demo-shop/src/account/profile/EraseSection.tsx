import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { useAction } from '../../loading.ts';
import { Button, Checkbox, ErrorNote, toast } from '../../parts/index.ts';
import { link } from '../../routes.ts';
import { leave, shop } from '../../shop.ts';
import { Section } from './Section.tsx';
import { t } from './texts.ts';

/** Erasing the account: what it means first, then twice yes. */
export function EraseSection() {
  const { route } = useLocation();
  const [isUnderstood, understand] = useState(false);
  const { run, busy, error } = useAction(async () => {
    await shop.anonymize();
    toast(t('erased'));
    await leave();
    route(link('/'), true);
  });
  return (
    <Section title={t('erase')}>
      <p class="strong bad">{t('eraseWhy')}</p>
      <ul class="list">
        <li>{t('eraseLogin')}</li>
        <li>{t('eraseData')}</li>
        <li>{t('eraseMoney')}</li>
        <li>{t('eraseOrders')}</li>
      </ul>
      <Checkbox label={t('eraseUnderstood')} checked={isUnderstood} onChange={understand} />
      <ErrorNote error={error} />
      <div>
        <Button look="danger" disabled={!isUnderstood} busy={busy} onClick={() => void run()}>
          {t('eraseAction')}
        </Button>
      </div>
    </Section>
  );
}
