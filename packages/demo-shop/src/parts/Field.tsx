import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { t } from './texts.ts';

/** What all fields have. `error` is shown below the field and read out with it; so is `hint`. */
export interface FieldFrame {
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
  /** Without it the label says that the field may stay empty. */
  readonly required?: boolean;
}

// Preact's types know which attributes go with which type; that takes the types apart.
const KINDS = {
  text: { type: 'text' },
  email: { type: 'email' },
  tel: { type: 'tel' },
  password: { type: 'password' },
  date: { type: 'date' },
} as const;

interface FieldProps extends FieldFrame {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly type?: keyof typeof KINDS;
  readonly name?: string;
  readonly autocomplete?: string;
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'email' | 'decimal';
  readonly placeholder?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly disabled?: boolean;
  readonly onBlur?: () => void;
}

/** A line of text; `type="password"` can be made visible. */
export function Field({ label, hint, error, required = false, value, onInput, type = 'text', ...rest }: FieldProps) {
  const id = useId();
  const [shown, show] = useState(false);
  const isPassword = type === 'password';
  return (
    <Framed id={id} {...{ label, hint, error, required }}>
      <span class="field-line">
        <input
          {...rest}
          {...described(id, hint, error)}
          class="input"
          {...KINDS[isPassword && shown ? 'text' : type]}
          required={required}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        {isPassword && (
          <button
            type="button"
            class="field-eye"
            aria-label={t(shown ? 'hidePassword' : 'showPassword')}
            aria-pressed={shown}
            onClick={() => show(!shown)}
          >
            <Icon name="eye" size={20} />
          </button>
        )}
      </span>
    </Framed>
  );
}

interface TextAreaProps extends FieldFrame {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly rows?: number;
  readonly maxLength?: number;
  readonly name?: string;
}

/** Several lines of text. */
export function TextArea({ label, hint, error, required = false, value, onInput, ...rest }: TextAreaProps) {
  const id = useId();
  return (
    <Framed id={id} {...{ label, hint, error, required }}>
      <textarea
        rows={4}
        {...rest}
        {...described(id, hint, error)}
        class="input"
        required={required}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </Framed>
  );
}

interface FramedProps extends FieldFrame {
  readonly id: string;
  readonly children: ComponentChildren;
}

/** Label, hint and error around a field of any kind. */
export function Framed({ id, label, hint, error, required, children }: FramedProps) {
  return (
    <div class={error === undefined ? 'field' : 'field field-wrong'}>
      <label class="field-label" for={id}>
        {label}
        {required !== true && <span class="field-optional"> ({t('optional')})</span>}
      </label>
      {children}
      {hint !== undefined && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

/** What ties an input to its label, hint and error. */
export function described(id: string, hint: unknown, error: string | undefined) {
  const ids = [hint === undefined ? [] : [`${id}-hint`], error === undefined ? [] : [`${id}-error`]].flat();
  return {
    id,
    'aria-invalid': error !== undefined,
    ...(ids.length > 0 && { 'aria-describedby': ids.join(' ') }),
  };
}
