import type { ComponentChildren } from 'preact';

/** Something worth knowing, set apart from the text around it. */
export function Note({ kind = 'info', children }: { kind?: 'info' | 'good' | 'warn'; children: ComponentChildren }) {
  return <div class={`note note-${kind}`}>{children}</div>;
}

/** A word on something: its state, what is special about it. */
export function Badge({
  kind = 'plain',
  children,
}: {
  kind?: 'plain' | 'good' | 'warn' | 'accent';
  children: ComponentChildren;
}) {
  return <span class={`badge badge-${kind}`}>{children}</span>;
}
