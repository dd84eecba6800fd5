import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon.tsx';

interface EmptyProps {
  readonly icon: IconName;
  readonly title: string;
  /** Why, and what to do about it. */
  readonly children?: ComponentChildren;
  /** The way on: a ButtonLink, as a rule. */
  readonly action?: ComponentChildren;
}

/** Nothing is here, and that is all right. */
export function Empty({ icon, title, children, action }: EmptyProps) {
  return (
    <div class="empty">
      <span class="empty-icon">
        <Icon name={icon} size={30} />
      </span>
      <h2>{title}</h2>
      {children !== undefined && <p class="soft">{children}</p>}
      {action}
    </div>
  );
}
