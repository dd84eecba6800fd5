import { useAction } from '../../loading.ts';
import { Button, ErrorNote, toast } from '../../parts/index.ts';
import { t } from './texts.ts';

interface RemoveProps {
  /** What is removed, for people. */
  readonly name: string;
  readonly remove: () => Promise<unknown>;
}

/** Takes something off a list. */
export function Remove({ name, remove }: RemoveProps) {
  const { run, busy, error } = useAction(async () => {
    await remove();
    toast(t('removed', { name }));
  });
  return (
    <>
      <Button look="quiet" busy={busy} onClick={() => void run()} aria-label={t('removeThing', { name })}>
        {t('remove')}
      </Button>
      <ErrorNote error={error} />
    </>
  );
}
