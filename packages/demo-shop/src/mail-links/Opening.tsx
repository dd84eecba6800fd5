import { InvalidInput, NotFound } from '@arasta/client';
import { useEffect, useState } from 'preact/hooks';
import { ErrorNote, Heading, Skeleton } from '../parts/index.ts';
import { loadUser } from '../shop.ts';
import { Dead, Outcome } from './outcomes.tsx';
import { t } from './texts.ts';

interface OpeningProps {
  /** Uses the link. It works once. */
  readonly open: () => Promise<unknown>;
  readonly done: 'confirmed' | 'changed';
}

type State = { readonly opened: boolean; readonly error?: unknown };

/** Uses a link, and says what came of it. Scanners of mails that run no scripts use nothing up. */
export function Opening({ open, done }: OpeningProps) {
  const [{ opened, error }, settle] = useState<State>({ opened: false });
  const use = async () => {
    try {
      await open();
      settle({ opened: true });
      // What the rest of the shop knows of the customer now.
      void loadUser();
    } catch (refusal) {
      settle({ opened: false, error: refusal });
    }
  };
  // Once, whatever changes meanwhile: a second call would find the link used up.
  useEffect(() => void use(), []);
  if (opened) return <Outcome icon="check" title={t(done)} why={t(`${done}Why`)} />;
  if (error instanceof InvalidInput) return <Outcome icon="info" title={t('taken')} why={t('takenWhy')} />;
  if (error instanceof NotFound) return <Dead />;
  return (
    <div class="narrow page stack">
      <Heading>{t('confirming')}</Heading>
      {error === undefined ? <Skeleton lines={2} /> : <ErrorNote error={error} onRetry={() => void use()} />}
    </div>
  );
}
