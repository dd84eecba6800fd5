import { isLanguage, language, LANGUAGES } from '../i18n/index.ts';
import { chooseCurrency, chooseLanguage, currencies, currency } from '../shop.ts';
import { complain } from '../parts/index.ts';
import { t } from './texts.ts';

/** Language and currency. */
export function Choices() {
  const languages = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }));
  const money = currencies.value.map((value) => ({ value, label: value.toUpperCase() }));
  const speak = (code: string) => {
    if (isLanguage(code)) chooseLanguage(code).catch(complain);
  };
  const pay = (code: string) => {
    chooseCurrency(code).catch(complain);
  };
  return (
    <div class="choices">
      <Drop label={t('language')} value={language.value} options={languages} onChange={speak} />
      {money.length > 1 && <Drop label={t('currency')} value={currency.value} options={money} onChange={pay} />}
    </div>
  );
}

interface DropProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

function Drop({ label, value, options, onChange }: DropProps) {
  return (
    <select class="drop" aria-label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
