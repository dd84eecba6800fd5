import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../Button.tsx';
import { ErrorNote } from '../ErrorNote.tsx';
import './form.css';
import type { FormState } from './use-form.ts';

interface FormProps {
  readonly of: Pick<FormState<string>, 'submit' | 'busy' | 'error' | 'shown'>;
  /** What the button says. */
  readonly action: string;
  /** Beside the button. */
  readonly more?: ComponentChildren;
  /** As wide as the form. */
  readonly wide?: boolean;
  readonly label?: string;
  readonly children: ComponentChildren;
}

/** A form with its button. After a refusal the first field that is wrong takes the focus, or what is said above the button. */
export function Form({ of: form, action, more, wide = false, label, children }: FormProps) {
  const box = useRef<HTMLFormElement>(null);
  const { error, shown } = form;
  useEffect(() => {
    const wrong = error === undefined ? null : box.current?.querySelector('[aria-invalid="true"]');
    if (wrong instanceof HTMLElement) wrong.focus();
  }, [error]);
  return (
    <form
      ref={box}
      class="stack"
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      {children}
      <ErrorNote error={error} fields={shown} />
      <div class={wide ? 'stack' : 'row'}>
        <Button type="submit" look="primary" wide={wide} busy={form.busy}>
          {action}
        </Button>
        {more}
      </div>
    </form>
  );
}
