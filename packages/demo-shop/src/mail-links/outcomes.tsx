import type { ComponentChildren } from 'preact';
import { useAction } from '../loading.ts';
import { Button, ButtonLink, ErrorNote, Heading, Icon, type IconName, toast } from '../parts/index.ts';
import { link } from '../routes.ts';
import { isLoggedIn, shop, user } from '../shop.ts';
import { t } from './texts.ts';

interface OutcomeProps {
  readonly icon: IconName;
  readonly title: string;
  readonly why: string;
  /** The way on; to the account or the login unless told otherwise. */
  readonly children?: ComponentChildren;
}

/** What came of a link: the whole page. */
export function Outcome({ icon, title, why, children }: OutcomeProps) {
  return (
    <div class="narrow page">
      <div class="empty" role="status">
        <span class="empty-icon">
          <Icon name={icon} size={30} />
        </span>
        <Heading>{title}</Heading>
        <p class="soft">{why}</p>
        {children ?? <WayOn />}
      </div>
    </div>
  );
}

function WayOn() {
  const [path, text] = isLoggedIn.value ? ['/account/', t('toAccount')] : ['/users/login/', t('toLogin')];
  return (
    <ButtonLink look="primary" href={link(path)}>
      {text}
    </ButtonLink>
  );
}

/** A link that confirms an address and does so no more: was it used, or is a new one wanted? */
export function Dead() {
  if (user.value?.is_email_verified === true) {
    return <Outcome icon="check" title={t('alreadyConfirmed')} why={t('alreadyConfirmedWhy')} />;
  }
  return (
    <Outcome icon="info" title={t('dead')} why={t('deadWhy')}>
      {isLoggedIn.value ? <SendAgain email={user.value?.email ?? ''} /> : <WayOn />}
    </Outcome>
  );
}

function SendAgain({ email }: { email: string }) {
  const { run, busy, error } = useAction(async () => {
    await shop.requestEmailVerification();
    toast(t('sentAgain', { email }));
  });
  return (
    <>
      <Button look="primary" busy={busy} onClick={() => void run()}>
        {t('sendAgain')}
      </Button>
      <ErrorNote error={error} />
    </>
  );
}
