import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { IconButton } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { t } from './texts.ts';

interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** In the middle, or a drawer at a side. */
  readonly side?: 'middle' | 'left' | 'right';
  readonly children: ComponentChildren;
  /** Stays in view below what scrolls. */
  readonly footer?: ComponentChildren;
}

/** A window over the page: keeps the focus inside, closes by Escape, by its cross and by a click beside it. */
export function Dialog({ title, open, onClose, side = 'middle', children, footer }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return undefined;
    const element = box.current;
    element?.showModal();
    document.documentElement.classList.add('still');
    return () => {
      document.documentElement.classList.remove('still');
      element?.close();
    };
  }, [open]);
  if (!open) return null;
  return (
    <dialog
      ref={box}
      class={`dialog dialog-${side}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === box.current) onClose();
      }}
    >
      <div class="dialog-box">
        <header class="dialog-head">
          <h2 id={id}>{title}</h2>
          <IconButton label={t('close')} onClick={onClose}>
            <Icon name="close" />
          </IconButton>
        </header>
        <div class="dialog-body">{children}</div>
        {footer !== undefined && <footer class="dialog-foot">{footer}</footer>}
      </div>
    </dialog>
  );
}
