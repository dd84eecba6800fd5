import { useId } from 'preact/hooks';
import { Field, Icon } from '../parts/index.ts';
import './new-password.css';
import { passwordRules } from './password.rules.ts';
import { t } from './texts.ts';

interface NewPasswordProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onInput: (value: string) => void;
  /** Names and address: what it must not be like. */
  readonly about?: readonly string[];
}

/** A password to be chosen, with what is asked of it ticked off while it is typed. */
export function NewPassword({ about = [], ...field }: NewPasswordProps) {
  const id = useId();
  return (
    <div class="stack-s">
      <Field {...field} type="password" autocomplete="new-password" aria-details={id} required />
      <ul id={id} class="rules small" aria-label={t('passwordMust')}>
        {passwordRules(field.value, about).map(([rule, isMet]) => (
          <li key={rule} class={isMet ? 'rule rule-met' : 'rule'}>
            <Icon name={isMet ? 'check' : 'minus'} size={16} />
            {t(rule)}
            <span class="hidden">, {t(isMet ? 'ruleMet' : 'ruleOpen')}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
