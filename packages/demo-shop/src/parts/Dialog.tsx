import type { ComponentChildren, RefObject } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from './Button.tsx';
import { focusHeading } from './Heading.tsx';
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
  useModal(box, open);
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

/** Opens it over the page, which stands still meanwhile, and gives the focus back afterwards. */
function useModal(box: RefObject<HTMLDialogElement | null>, open: boolean): void {
  useLayoutEffect(() => {
    if (!open) return undefined;
    const element = box.current;
    const { activeElement: opener } = document;
    const { pathname } = location;
    element?.showModal();
    document.documentElement.classList.add('still');
    return () => {
      element?.close();
      // There may be another one below.
      document.documentElement.classList.toggle('still', document.querySelector('dialog[open]') !== null);
      // A browser does that by itself only for a dialog that is still in the document; over another page its opener is nothing.
      if (location.pathname !== pathname) focusHeading();
      else if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, [open]);
}
