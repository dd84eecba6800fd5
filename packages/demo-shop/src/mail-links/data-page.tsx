import { NotFound } from '@arasta/client';
import { useRoute } from 'preact-iso';
import { useAction } from '../loading.ts';
import { Button, ButtonLink, ErrorNote, Heading, LoginNeeded, Skeleton, toast, UserProblem } from '../parts/index.ts';
import { saveFile } from '../parts/save-file.ts';
import { link } from '../routes.ts';
import { shop, user } from '../shop.ts';
import { Outcome } from './outcomes.tsx';
import { t } from './texts.ts';

/** The link to a customer's data: worth something only to the customer, logged in. */
export function DataPage() {
  const { key = '', token = '' } = useRoute().params;
  const { run, busy, error } = useAction(async () => {
    saveFile(await shop.downloadDataExport({ key, token }, { timeout: Infinity }), 'arasta-data.zip');
    toast(t('downloaded'));
  });
  if (user.value === undefined)
    return (
      <UserProblem>
        <Skeleton lines={4} />
      </UserProblem>
    );
  if (user.value === null) return <LoginNeeded />;
  if (error instanceof NotFound) return <NoData />;
  return (
    <div class="narrow page stack">
      <Heading>{t('data')}</Heading>
      <p class="soft">{t('dataWhy')}</p>
      <ErrorNote error={error} />
      <div class="row">
        <Button look="primary" busy={busy} onClick={() => void run()}>
          {t('download')}
        </Button>
      </div>
    </div>
  );
}

function NoData() {
  return (
    <Outcome icon="info" title={t('dataGone')} why={t('dataGoneWhy')}>
      <ButtonLink look="primary" href={link('/account/privacy/')}>
        {t('toPrivacy')}
      </ButtonLink>
    </Outcome>
  );
}
