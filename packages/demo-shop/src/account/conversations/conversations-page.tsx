import type { ConversationLine } from '@arasta/client';
import { useLocation } from 'preact-iso';
import { moment } from '../../i18n/index.ts';
import { useLoading } from '../../loading.ts';
import { Badge, ButtonLink, Empty, Loaded, Pager } from '../../parts/index.ts';
import { link } from '../../routes.ts';
import { shop } from '../../shop.ts';
import { AccountFrame } from '../AccountFrame.tsx';
import { t } from './texts.ts';

const STATES = ['open', 'answered', 'closed'] as const;
const ON_PAGE = 12;

/** What the customer has asked the shop, the latest spoken in first. */
export function ConversationsPage() {
  const { query } = useLocation();
  const state = STATES.find((one) => one === query['state']);
  const page = Number(query['page'] ?? 1) || 1;
  const asked = { page, page_size: ON_PAGE, ...(state !== undefined && { state }) };
  const conversations = useLoading(JSON.stringify(asked), (signal) => shop.listConversations(asked, { signal }));
  const ask = (
    <ButtonLink look="primary" href={link('/account/conversations/new/')}>
      {t('ask')}
    </ButtonLink>
  );
  return (
    <AccountFrame page="conversations" action={ask}>
      <States state={state} />
      <Loaded of={conversations}>
        {({ results, count }) => (
          <>
            {results.length === 0 && <NoConversations isFiltered={state !== undefined} />}
            <ul class="rows">
              {results.map((line) => (
                <Line key={line.number} {...line} />
              ))}
            </ul>
            <Pager page={page} pages={Math.ceil(count / ON_PAGE)} hrefOf={(to) => pathOf(state, to)} />
          </>
        )}
      </Loaded>
    </AccountFrame>
  );
}

function pathOf(state: string | undefined, page = 1): string {
  const query = new URLSearchParams({ ...(state !== undefined && { state }), ...(page > 1 && { page: String(page) }) });
  return link(`/account/conversations/${query.size === 0 ? '' : `?${query}`}`);
}

function States({ state }: { state: string | undefined }) {
  return (
    <nav class="pills" aria-label={t('states')}>
      {[undefined, ...STATES].map((one) => (
        <a key={one ?? 'all'} href={pathOf(one)} aria-current={one === state ? 'true' : undefined}>
          {t(one ?? 'all')}
        </a>
      ))}
    </nav>
  );
}

function NoConversations({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) return <p class="soft">{t('noneInState')}</p>;
  return (
    <Empty icon="info" title={t('none')}>
      {t('noneWhy')}
    </Empty>
  );
}

function Line({ number, subject, order, state, is_unread, message_count, last_message_date }: ConversationLine) {
  return (
    <li class="stack-s">
      <div class="between">
        <h2 class="row strong">
          <a href={link(`/account/conversations/${number}/`)}>{subject.text}</a>
          {is_unread && <Badge kind="accent">{t('isNew')}</Badge>}
        </h2>
        <Badge kind={state.value === 'answered' ? 'good' : 'plain'}>{state.label}</Badge>
      </div>
      <p class="soft small">
        {[
          ...(order === null ? [] : [t('aboutOrder', { number: order.number })]),
          t('messages', { count: message_count }),
          t('latest', { date: moment(last_message_date) }),
        ].join(' · ')}
      </p>
    </li>
  );
}
