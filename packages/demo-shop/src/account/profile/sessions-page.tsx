import type { Session } from '@arasta/client';
import { moment } from '../../i18n/index.ts';
import { useAction, useLoading } from '../../loading.ts';
import { Badge, Button, ErrorNote, Loaded, toast } from '../../parts/index.ts';
import { leave, shop } from '../../shop.ts';
import { AccountFrame } from '../AccountFrame.tsx';
import { t } from './texts.ts';

/** Where the customer is logged in. */
export function SessionsPage() {
  const sessions = useLoading('sessions', (signal) => shop.listSessions({ page_size: 100 }, { signal }));
  const { run, busy, error } = useAction(async () => {
    await shop.endOtherSessions();
    toast(t('othersEnded'));
    sessions.reload();
  });
  return (
    <AccountFrame page="sessions">
      <p class="soft">{t('sessionsWhy')}</p>
      <Loaded of={sessions}>
        {({ results }) => (
          <div class="stack">
            <ul class="rows">
              {results.map((session) => (
                <Device key={session.id} session={session} onEnded={sessions.reload} />
              ))}
            </ul>
            <ErrorNote error={error} />
            {results.length > 1 && (
              <div>
                <Button busy={busy} onClick={() => void run()}>
                  {t('endOthers')}
                </Button>
              </div>
            )}
          </div>
        )}
      </Loaded>
    </AccountFrame>
  );
}

function Device({ session, onEnded }: { session: Session; onEnded: () => void }) {
  const { id, device, address, created_date, last_seen, is_current } = session;
  const date = moment(last_seen);
  const { run, busy, error } = useAction(async () => {
    await shop.endSession({ id });
    toast(t('ended'));
    // Ending this one makes a guest of whoever does it.
    if (is_current) await leave();
    else onEnded();
  });
  return (
    <li class="stack-s">
      <div class="between">
        <h2 class="row strong">
          {device}
          {is_current && <Badge kind="good">{t('thisDevice')}</Badge>}
        </h2>
        <Button small busy={busy} onClick={() => void run()} aria-label={t('endThing', { device, date })}>
          {t('end')}
        </Button>
      </div>
      <p class="soft small">
        {t('lastSeen', { date })} · {t('firstSeen', { date: moment(created_date), address })}
      </p>
      <ErrorNote error={error} />
    </li>
  );
}
