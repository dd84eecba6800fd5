import type { Conversation } from '@arasta/client';
import { useRoute } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { useAction, useLoading } from '../../loading.ts';
import { Badge, Button, ErrorNote, Loaded, TextArea, toast } from '../../parts/index.ts';
import { Form, useForm } from '../../parts/form/index.ts';
import { link } from '../../routes.ts';
import { shop } from '../../shop.ts';
import { AccountFrame } from '../AccountFrame.tsx';
import { countUnread } from '../unread.ts';
import { attached, Attachments } from './Attachments.tsx';
import { Rating } from './Rating.tsx';
import { t } from './texts.ts';
import { Thread } from './Thread.tsx';

/** One conversation: what was said, and writing on. */
export function ConversationPage() {
  const number = useRoute().params['number'] ?? '';
  const asked = useLoading(`conversation ${number}`, (signal) => shop.getConversation({ number }, { signal }));
  // Reading it has made it read.
  useEffect(() => {
    if (asked.value !== undefined) void countUnread();
  }, [asked.value]);
  return (
    <AccountFrame page="conversations" title={asked.value?.subject.text ?? t('number', { number })}>
      <Loaded of={asked}>{(value) => <Whole conversation={value} onChanged={asked.reload} />}</Loaded>
    </AccountFrame>
  );
}

interface Changeable {
  readonly conversation: Conversation;
  readonly onChanged: () => void;
}

function Whole({ conversation, onChanged }: Changeable) {
  const { number, order, state, can_reply, can_rate } = conversation;
  return (
    <div class="stack-l">
      <p class="row soft">
        <a href={link('/account/conversations/')}>{t('back')}</a>
        <span>{t('number', { number })}</span>
        {order !== null && (
          <a href={link(`/account/orders/${order.id}/`)}>{t('aboutOrder', { number: order.number })}</a>
        )}
        <Badge kind={state.value === 'answered' ? 'good' : 'plain'}>{state.label}</Badge>
      </p>
      <Thread conversation={conversation} />
      {(can_rate || conversation.rating !== null) && <Rating conversation={conversation} onRated={onChanged} />}
      {state.value === 'closed' && (
        <p class="soft">
          {t('isClosed')} {can_reply && t('reopens')}
        </p>
      )}
      {can_reply && <Reply number={number} onSaid={onChanged} />}
      {state.value !== 'closed' && <Close number={number} onClosed={onChanged} />}
    </div>
  );
}

function Reply({ number, onSaid }: { number: string; onSaid: () => void }) {
  const [files, choose] = useState<readonly File[]>([]);
  const form = useForm({ texts: { message: '' } }, async ({ message }) => {
    await shop.sayInConversation({ number, message, ...attached(files) });
    form.reset();
    choose([]);
    toast(t('said'));
    onSaid();
  });
  return (
    <section class="panel stack" aria-labelledby="write">
      <h2 id="write">{t('write')}</h2>
      <Form of={form} action={t('send')}>
        <TextArea {...form.text('message')} label={t('message')} maxLength={10_000} required />
        <Attachments files={files} onChoose={choose} form={form} />
      </Form>
    </section>
  );
}

function Close({ number, onClosed }: { number: string; onClosed: () => void }) {
  const { run, busy, error } = useAction(async () => {
    await shop.closeConversation({ number });
    onClosed();
  });
  return (
    <div class="stack-s">
      <ErrorNote error={error} />
      <div>
        <Button look="quiet" busy={busy} onClick={() => void run()}>
          {t('close')}
        </Button>
      </div>
    </div>
  );
}
