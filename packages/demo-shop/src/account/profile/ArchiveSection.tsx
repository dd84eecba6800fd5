import type { DataExport } from '@arasta/client';
import { NotFound } from '@arasta/client';
import { useEffect } from 'preact/hooks';
import { moment } from '../../i18n/index.ts';
import { useAction, useLoading } from '../../loading.ts';
import { Button, ErrorNote, Field, Loaded, Note } from '../../parts/index.ts';
import { Form, useForm } from '../../parts/form/index.ts';
import { saveFile } from '../../parts/save-file.ts';
import { sizeOf } from '../../parts/size-of.ts';
import { shop } from '../../shop.ts';
import { Section } from './Section.tsx';
import { t } from './texts.ts';

const LOOK_AGAIN = 3_000;

/** The archive of a customer's data: asking for it, and having it. */
export function ArchiveSection() {
  const latest = useLoading('archive', latestExport);
  const isPending = latest.value?.state === 'pending';
  useEffect(() => {
    if (!isPending) return undefined;
    const timer = setInterval(latest.reload, LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [isPending, latest.reload]);
  return (
    <Section title={t('archive')}>
      <p class="soft">{t('archiveWhy')}</p>
      <Loaded of={latest}>{(archive) => <State archive={archive} />}</Loaded>
      {!isPending && <AskForm onAsked={latest.reload} />}
    </Section>
  );
}

async function latestExport(signal: AbortSignal): Promise<DataExport | null> {
  try {
    return await shop.getDataExport({}, { signal });
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

function State({ archive }: { archive: DataExport | null }) {
  if (archive === null) return null;
  if (archive.state === 'pending') return <Note>{t('archivePending')}</Note>;
  if (archive.state === 'failed') return <Note kind="warn">{t('archiveFailed')}</Note>;
  if (archive.state === 'expired') return <Note>{t('archiveExpired')}</Note>;
  const known = { size: sizeOf(archive.size ?? 0), date: moment(archive.expires_date ?? archive.requested_date) };
  return (
    <Note kind="good">
      <p>{t('archiveReady', known)}</p>
      {archive.url === null ? <p>{t('archiveInMail')}</p> : <Download url={archive.url} />}
    </Note>
  );
}

function Download({ url }: { url: string }) {
  const { run, busy, error } = useAction(async () => {
    const [key = '', token = ''] = new URL(url).pathname.split('/').slice(-3);
    saveFile(await shop.downloadDataExport({ key, token }, { timeout: Infinity }), 'arasta-data.zip');
  });
  return (
    <>
      <Button small busy={busy} onClick={() => void run()}>
        {t('download')}
      </Button>
      <ErrorNote error={error} />
    </>
  );
}

// Who logs in elsewhere only has no password to say.
function AskForm({ onAsked }: { onAsked: () => void }) {
  const form = useForm({ texts: { password: '' } }, async ({ password }) => {
    await shop.requestDataExport(password === '' ? {} : { password });
    form.reset();
    onAsked();
  });
  return (
    <Form of={form} action={t('archiveAsk')}>
      <Field
        {...form.text('password')}
        label={t('archivePassword')}
        type="password"
        autocomplete="current-password"
        required
      />
    </Form>
  );
}
