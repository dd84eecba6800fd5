import { useId, useRef } from 'preact/hooks';
import { described, type FieldFrame, Framed } from '../Field.tsx';

interface FileFieldProps extends FieldFrame {
  readonly name: string;
  readonly files: readonly File[];
  readonly onChoose: (files: readonly File[]) => void;
  /** What the browser offers: `image/*,.pdf`. */
  readonly accept: string;
}

/** Files to be sent along. Choosing again replaces those chosen before. */
export function FileField({ label, hint, error, name, files, onChoose, accept }: FileFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  // A browser keeps what was chosen until it is told otherwise: after sending, the field is empty again.
  if (files.length === 0 && input.current !== null) input.current.value = '';
  return (
    <Framed id={id} {...{ label, hint, error, required: false }}>
      <input
        ref={input}
        {...described(id, hint, error)}
        class="input"
        type="file"
        multiple
        name={name}
        accept={accept}
        onChange={(event) => onChoose([...(event.currentTarget.files ?? [])])}
      />
    </Framed>
  );
}
