import { type Message, translate } from '../../../kernel/messages/index.ts';
import { html } from '../../../platform/http/html.ts';
import { say } from '../look/reader.ts';
import { brand, doorPage } from '../look/shell.page.ts';

export interface ShownLogin {
  readonly language: string;
  /** Where it leads. */
  readonly next: string;
  readonly email: string;
  readonly token: string;
  readonly said: Message | null;
  readonly refused: Message | null;
}

export function loginPage({ language, next, email, token, said, refused }: ShownLogin): string {
  const title = say({ language }, 'desk_login_title');
  const body = html`${brand({ language })}
    <section class="card">
      <h1>${title}</h1>
      <p class="soft">${say({ language }, 'desk_login_hint')}</p>
      ${said === null ? '' : html`<p class="said" role="status">${translate(said, language)}</p>`}
      ${refused === null ? '' : html`<p class="refused" role="alert">${translate(refused, language)}</p>`}
      <form method="post" action="/desk/login/">
        <input type="hidden" name="token" value="${token}" />
        <input type="hidden" name="next" value="${next}" />
        <label
          >${say({ language }, 'desk_login_email')}
          <input
            type="email"
            name="email"
            value="${email}"
            autocomplete="username"
            required
            ${email === '' ? html`autofocus` : ''}
        /></label>
        <label
          >${say({ language }, 'desk_login_password')}
          <input
            type="password"
            name="password"
            autocomplete="current-password"
            required
            ${email === '' ? '' : html`autofocus`}
        /></label>
        <button class="main">${say({ language }, 'desk_login_button')}</button>
      </form>
    </section>`;
  return doorPage(language, title, body);
}
