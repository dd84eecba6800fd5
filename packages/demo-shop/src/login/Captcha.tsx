import { CaptchaNeeded } from '@arasta/client';
import { Note } from '../parts/index.ts';
import { t } from './texts.ts';

/** Shown when the shop wants to see a person first. Its page is the server's: captchas load scripts of other hosts. */
export function CaptchaNote({ error }: { error: unknown }) {
  return (
    <div role="alert">
      {error instanceof CaptchaNeeded && (
        <Note kind="warn">
          <p>{t('captcha')}</p>
          <a class="button button-plain button-small" href="/users/captcha/" target="_blank" rel="noopener">
            {t('captchaAction')} <span class="hidden">({t('captchaHint')})</span>
          </a>
        </Note>
      )}
    </div>
  );
}

/** The form's own error, without what the note says. */
export function withoutCaptcha<State extends { readonly error: unknown }>(form: State): State {
  return form.error instanceof CaptchaNeeded ? { ...form, error: undefined } : form;
}
