import { InvalidInput, NotFound } from '@arasta/client';
import { useLocation, useRoute } from 'preact-iso';
import { useLoading } from '../loading.ts';
import { NewPassword } from '../login/NewPassword.tsx';
import { ButtonLink, ErrorNote, Heading, Skeleton, toast } from '../parts/index.ts';
import { Form, useForm } from '../parts/form/index.ts';
import { link } from '../routes.ts';
import { lookAgain, shop } from '../shop.ts';
import { Outcome } from './outcomes.tsx';
import { t } from './texts.ts';

/** The link to choose a new password. */
export function ResetPage() {
  const { uid = '', token = '' } = useRoute().params;
  const { error, value, reload } = useLoading(`reset ${uid} ${token}`, async (signal) => {
    await shop.checkPasswordReset({ uid, token }, { signal });
    return true;
  });
  if (error instanceof NotFound) return <DeadReset />;
  return (
    <div class="narrow page stack-l">
      <Heading>{t('reset')}</Heading>
      {error !== undefined && <ErrorNote error={error} onRetry={reload} />}
      {value === true ? <ResetForm uid={uid} token={token} /> : error === undefined && <Skeleton lines={4} />}
    </div>
  );
}

function ResetForm({ uid, token }: { uid: string; token: string }) {
  const { route } = useLocation();
  // It can be made visible: typing it twice would prove no more.
  const form = useForm({ texts: { new_password2: '' } }, async ({ new_password2: password }) => {
    await shop.resetPassword({ uid, token, new_password1: password, new_password2: password });
    await lookAgain();
    toast(t('saved'));
    route(link('/users/login/'), true);
  });
  if (isDead(form.error)) return <DeadReset />;
  return (
    <>
      <p class="soft">{t('resetWhy')}</p>
      <Form of={form} action={t('save')}>
        <NewPassword {...form.text('new_password2')} label={t('newPassword')} />
      </Form>
    </>
  );
}

function isDead(error: unknown): boolean {
  return error instanceof InvalidInput && ('token' in error.fields || 'uid' in error.fields);
}

function DeadReset() {
  return (
    <Outcome icon="info" title={t('dead')} why={t('deadWhy')}>
      <ButtonLink look="primary" href={link('/users/password/reset/')}>
        {t('askAgain')}
      </ButtonLink>
    </Outcome>
  );
}
