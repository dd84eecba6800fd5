import { useId } from 'preact/hooks';
import { described, type FieldFrame, Framed } from './Field.tsx';
import { t } from './texts.ts';

/** One of several; the value is what is chosen. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

interface SelectProps extends FieldFrame {
  /** Empty where nothing is chosen yet. */
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  readonly name?: string;
  readonly autocomplete?: string;
  readonly disabled?: boolean;
}

/** One of a list that drops down. */
export function Select({ label, hint, error, required = false, value, options, onChange, ...rest }: SelectProps) {
  const id = useId();
  const isOpen = value === '' && !options.some((option) => option.value === '');
  return (
    <Framed id={id} {...{ label, hint, error, required }}>
      <select
        {...rest}
        {...described(id, hint, error)}
        class="input select"
        required={required}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {isOpen && <option value="">{t('choose')}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Framed>
  );
}
