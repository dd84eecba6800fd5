import type { ComponentChildren, ButtonHTMLAttributes } from 'preact';
import { Spinner } from './Spinner.tsx';

type Look = 'primary' | 'plain' | 'quiet' | 'danger';

interface Looks {
  readonly look?: Look;
  /** As wide as what it is in. */
  readonly wide?: boolean;
  readonly small?: boolean;
  readonly children: ComponentChildren;
}

interface ButtonProps extends Looks, Omit<ButtonHTMLAttributes, 'children' | 'class'> {
  /** Something is being done: the button keeps its width, cannot be pressed again, and says so. */
  readonly busy?: boolean;
}

/** What does something. In a form say `type="submit"`. */
export function Button({ look = 'plain', wide, small, busy = false, children, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} class={classOf({ look, wide, small })} aria-disabled={busy} aria-busy={busy}>
      <span class="button-label">{children}</span>
      {busy && <Spinner />}
    </button>
  );
}

/** What leads somewhere, looking like a button. */
export function ButtonLink({ look = 'plain', wide, small, href, children }: Looks & { readonly href: string }) {
  return (
    <a href={href} class={classOf({ look, wide, small })}>
      <span class="button-label">{children}</span>
    </a>
  );
}

/** A button that is a drawing; `label` is its name. */
export function IconButton({ label, children, ...rest }: { label: string } & Omit<ButtonProps, 'look' | 'wide'>) {
  return (
    <button type="button" {...rest} class="icon-button" aria-label={label} title={label}>
      {children}
    </button>
  );
}

interface Shape {
  readonly look: Look;
  readonly wide: boolean | undefined;
  readonly small: boolean | undefined;
}

function classOf({ look, wide, small }: Shape): string {
  return `button button-${look}${wide === true ? ' button-wide' : ''}${small === true ? ' button-small' : ''}`;
}
