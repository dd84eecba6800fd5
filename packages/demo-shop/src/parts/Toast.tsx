import { signal } from '@preact/signals';
import { IconButton } from './Button.tsx';
import { messageOf } from './errors.ts';
import { Icon } from './Icon.tsx';
import { t } from './texts.ts';

interface Notice {
  readonly number: number;
  readonly text: string;
  readonly isBad: boolean;
  readonly link: { readonly href: string; readonly label: string } | undefined;
}

const SECONDS = 6;
const notices = signal<readonly Notice[]>([]);
let counted = 0;

/** Says in passing that something was done; for what went wrong beside a form use ErrorNote. */
export function toast(text: string, { isBad = false, link }: Partial<Pick<Notice, 'isBad' | 'link'>> = {}): void {
  counted += 1;
  const number = counted;
  notices.value = [...notices.value.slice(-2), { number, text, isBad, link }];
  setTimeout(() => dismiss(number), SECONDS * 1000);
}

/** Says in passing what went wrong. */
export function complain(error: unknown): void {
  toast(messageOf(error), { isBad: true });
}

/** Where they appear: once, in the frame. */
export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {notices.value.map(({ number, text, isBad, link }) => (
        <div key={number} class={isBad ? 'toast toast-bad' : 'toast'}>
          <span>{text}</span>
          {link !== undefined && <a href={link.href}>{link.label}</a>}
          <IconButton label={t('close')} onClick={() => dismiss(number)}>
            <Icon name="close" size={18} />
          </IconButton>
        </div>
      ))}
    </div>
  );
}

function dismiss(number: number): void {
  notices.value = notices.value.filter((notice) => notice.number !== number);
}
