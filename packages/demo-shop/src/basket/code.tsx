import { useState } from 'preact/hooks';
import { useAction } from '../loading.ts';
import { Button, Field, Icon, messageOf } from '../parts/index.ts';
import { enterCode, removeCode } from './basket.state.ts';
import { t } from './texts.ts';

/** The code of a promotion: entered, refused with the reason, or taken out. */
export function VoucherCode({ code }: { code: string | null }) {
  const [typed, setTyped] = useState('');
  const enter = useAction(async () => {
    await enterCode(typed.trim());
    setTyped('');
  });
  const remove = useAction(removeCode);
  const error = enter.error ?? remove.error;
  if (code !== null) {
    return (
      <div class="code-entered" role="status">
        <span>
          <Icon name="check" size={18} /> {t('codeEntered', { code })}
        </span>
        <Button look="quiet" busy={remove.busy} onClick={() => void remove.run()}>
          {t('codeRemove')}
        </Button>
      </div>
    );
  }
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
        label={t('code')}
        name="voucher_code"
        autocomplete="off"
        required
        value={typed}
        onInput={setTyped}
        error={error === undefined ? undefined : messageOf(error)}
      />
      <Button type="submit" busy={enter.busy}>
        {t('codeEnter')}
      </Button>
    </form>
  );
}
