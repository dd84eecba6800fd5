import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface CheckboxProps {
  readonly label: ComponentChildren;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly name?: string;
}

/** Yes or no. */
export function Checkbox({ label, checked, onChange, error, ...rest }: CheckboxProps) {
  const id = useId();
  const wrong = error !== undefined && { 'aria-describedby': `${id}-error` };
  return (
    <div class={error === undefined ? 'check' : 'check field-wrong'}>
      <input
        {...rest}
        {...wrong}
        id={id}
        type="checkbox"
        aria-invalid={error !== undefined}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      {error !== undefined && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

interface ChoiceProps {
  /** The same for all choices of a group; put the group into a fieldset with a legend. */
  readonly name: string;
  readonly value: string;
  readonly checked: boolean;
  readonly onChoose: (value: string) => void;
  readonly label: ComponentChildren;
  /** On the right: a price, say. */
  readonly aside?: ComponentChildren;
  /** Below the label: an address, a hint; shown always. */
  readonly children?: ComponentChildren;
  readonly disabled?: boolean;
}

/** One of several that are all in view: a radio button in a card. */
export function Choice({ name, value, checked, onChoose, label, aside, children, disabled = false }: ChoiceProps) {
  return (
    <label class={checked ? 'choice choice-chosen' : 'choice'}>
      <input type="radio" {...{ name, value, checked, disabled }} onChange={() => onChoose(value)} />
      <span class="choice-body">
        <span class="between">
          <span class="strong">{label}</span>
          {aside !== undefined && <span class="numbers">{aside}</span>}
        </span>
        {children !== undefined && <span class="choice-more small soft">{children}</span>}
      </span>
    </label>
  );
}
