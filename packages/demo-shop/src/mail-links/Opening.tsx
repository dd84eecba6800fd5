import { InvalidInput, NotFound } from '@arasta/client';
import { useEffect } from 'preact/hooks';
import { useAction } from '../loading.ts';
import { Button, ButtonLink, ErrorNote, Heading, Skeleton, toast } from '../parts/index.ts';
import { link } from '../routes.ts';
import { isLoggedIn, loadUser, shop, user } from '../shop.ts';
import { t } from './texts.ts';

type Done = 'confirmed' | 'changed';

interface OpeningProps {
  /** Uses the link. It works once. */
  readonly open: () => Promise<unknown>;
  readonly done: Done;
}

/** Uses a link, and says what came of it. Scanners of mails run no scripts: they use nothing up. */
export function Opening({ open, done }: OpeningProps) {
  const { run, error } = useAction(async () => {
    await open();
    await loadUser();
  });
  const opened = useOpened(run);
  if (error instanceof InvalidInput) return <Outcome title={t('taken')} why={t('takenWhy')} />;
  if (error instanceof NotFound) return <Dead done={done} />;
  if (error !== undefined) return <Failed error={error} onRetry={() => void run()} />;
  if (opened) return <Outcome title={t(done)} why={t(done === 'confirmed' ? 'confirmedWhy' : 'changedWhy')} />;
  return (
    <div class="narrow page stack">
      <Heading>{t('confirming')}</Heading>
      <Skeleton lines={2} />
    </div>
  );
}
