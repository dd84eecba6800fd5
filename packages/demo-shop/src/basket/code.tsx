import { useState } from 'preact/hooks';
import { useAction } from '../loading.ts';
import { Button, Field, Icon, messageOf } from '../parts/index.ts';
import { enterCode, removeCode } from './basket.state.ts';
import { t } from './texts.ts';

/** The code of a promotion: entered, refused with the reason, or taken out. */
export function VoucherCode({ code }: { code: string | null }) {
  return code === null ? <CodeForm /> : <EnteredCode code={code} />;
}

function EnteredCode({ code }: { code: string }) {
  const remove = useAction(removeCode);
  return (
    <div>
      <div class="code-entered" role="status">
        <span>
          <Icon name="check" size={18} /> {t('codeEntered', { code })}
        </span>
        <Button look="quiet" busy={remove.busy} onClick={() => void remove.run()}>
          {t('codeRemove')}
        </Button>
      </div>
      {remove.error !== undefined && <p class="field-error">{messageOf(remove.error)}</p>}
    </div>
  );
}

function CodeForm() {
  const [typed, setTyped] = useState('');
  const enter = useAction(() => enterCode(typed.trim()));
  return (
    <form
      class="code"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') void enter.run();
      }}
    >
      <Field
        {...{ label: t('code'), name: 'voucher_code', autocomplete: 'off', required: true }}
        {...{ value: typed, onInput: setTyped }}
        error={enter.error === undefined ? undefined : messageOf(enter.error)}
      />
      <Button type="submit" busy={enter.busy}>
        {t('codeEnter')}
      </Button>
    </form>
  );
}
