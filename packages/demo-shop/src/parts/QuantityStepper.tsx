import { IconButton } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { t } from './texts.ts';

interface QuantityStepperProps {
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min?: number;
  readonly max: number;
  readonly disabled?: boolean;
  /** What is counted: the name of a product. */
  readonly of: string;
}

/** A number of pieces, by buttons or by typing. */
export function QuantityStepper({ value, onChange, min = 1, max, disabled = false, of }: QuantityStepperProps) {
  const put = (next: number) => {
    const fit = Math.min(Math.max(Math.trunc(next), min), max);
    if (Number.isFinite(fit) && fit !== value) onChange(fit);
  };
  return (
    <div class="stepper" role="group" aria-label={`${t('quantity')}: ${of}`}>
      <IconButton label={t('fewer')} disabled={disabled || value <= min} onClick={() => put(value - 1)}>
        <Icon name="minus" size={16} />
      </IconButton>
      <input
        class="numbers"
        inputMode="numeric"
        aria-label={t('quantity')}
        disabled={disabled}
        value={String(value)}
        onChange={(event) => {
          put(Number(event.currentTarget.value));
          event.currentTarget.value = String(value);
        }}
      />
      <IconButton label={t('more')} disabled={disabled || value >= max} onClick={() => put(value + 1)}>
        <Icon name="plus" size={16} />
      </IconButton>
    </div>
  );
}
