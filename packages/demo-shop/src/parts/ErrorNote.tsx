import { Button } from './Button.tsx';
import { formError, messageOf } from './errors.ts';
import { t } from './texts.ts';

interface ErrorNoteProps {
  /** What was thrown; undefined shows nothing. */
  readonly error: unknown;
  /** The fields that show their own errors: what is said about them is left out here. */
  readonly fields?: readonly string[];
  /** Offers to try again. */
  readonly onRetry?: (() => void) | undefined;
}

/** Says what went wrong, at the place where it did; read out when it appears. */
export function ErrorNote({ error, fields, onRetry }: ErrorNoteProps) {
  const text = error === undefined || fields === undefined ? error && messageOf(error) : formError(error, fields);
  return (
    <div role="alert">
      {typeof text === 'string' && text !== '' && (
        <div class="note note-bad">
          <p>{text}</p>
          {onRetry !== undefined && (
            <Button small onClick={onRetry}>
              {t('again')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
