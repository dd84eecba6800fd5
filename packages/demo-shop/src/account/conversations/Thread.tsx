import type { Conversation, ConversationFile, ConversationMessage } from '@arasta/client';
import { moment } from '../../i18n/index.ts';
import { useAction } from '../../loading.ts';
import { Button, ErrorNote } from '../../parts/index.ts';
import { saveFile } from '../../parts/save-file.ts';
import { sizeOf } from '../../parts/size-of.ts';
import { shop } from '../../shop.ts';
import { t } from './texts.ts';

/** What was said in a conversation, the oldest first. */
export function Thread({ conversation: { number, messages } }: { conversation: Conversation }) {
  return (
    <div class="thread" aria-live="polite">
      {messages.map((message) => (
        <Message key={message.id} number={number} message={message} />
      ))}
    </div>
  );
}

function Message({ number, message }: { number: string; message: ConversationMessage }) {
  const isOwn = message.author === 'customer';
  return (
    <article class={isOwn ? 'said said-customer' : 'said'}>
      <header class="between small">
        <span class="strong">{isOwn ? t('you') : (message.author_name ?? t('shop'))}</span>
        <time class="soft" dateTime={message.created_date}>
          {moment(message.created_date)}
        </time>
      </header>
      <p class="said-text">{message.text}</p>
      {message.files.map((file) => (
        <File key={file.url} number={number} file={file} />
      ))}
    </article>
  );
}

function File({ number, file: { name, size, url } }: { number: string; file: ConversationFile }) {
  const { run, busy, error } = useAction(async () => {
    saveFile(await shop.getConversationFile({ number, key: keyIn(url) }), name);
  });
  return (
    <>
      <div>
        <Button small busy={busy} onClick={() => void run()}>
          {t('file', { name, size: sizeOf(size) })}
        </Button>
      </div>
      <ErrorNote error={error} />
    </>
  );
}

/** The last part of a file's address. */
function keyIn(url: string): string {
  return url.split('/').findLast((part) => part !== '') ?? '';
}
