import { createHash } from 'node:crypto';

/** Markup that came from this file's `html`: everything foreign in it is escaped. */
class SafeHtml {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

export type { SafeHtml };

type Interpolation = string | number | SafeHtml | readonly SafeHtml[];

/**
 * Builds markup. What is interpolated is escaped, unless it was built by `html` itself; lists of such are joined.
 * Good for text and for attributes in double quotes; an address in `href` or `src` must be known to be http(s).
 */
export function html(literals: TemplateStringsArray, ...values: Interpolation[]): SafeHtml {
  const parts = literals.map((literal, index) => {
    const value = values[index];
    return value === undefined ? literal : literal + markupOf(value);
  });
  return new SafeHtml(parts.join(''));
}

function markupOf(value: Interpolation): string {
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return value instanceof SafeHtml ? value.toString() : value.join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The text as it may stand between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** A stylesheet of ours, written into the page: the page's policy allows it by its hash. */
export interface Stylesheet {
  readonly element: SafeHtml;
  readonly hash: string;
}

export function stylesheet(css: string): Stylesheet {
  return {
    element: new SafeHtml(`<style>${css}</style>`),
    hash: createHash('sha256').update(css).digest('base64'),
  };
}

export interface Page {
  readonly title: string;
  /** The language of the title and body, e.g. `en`. */
  readonly language: string;
  readonly body: SafeHtml;
  /** Loads the page again after so many seconds. */
  readonly refreshSeconds?: number;
  /** Where it is loaded from then; its own address otherwise. */
  readonly refreshAddress?: string;
  /** What stands above the main part. */
  readonly header?: SafeHtml;
  /** Instead of the plain page's. Send it with `pagePolicy(…, style)`. */
  readonly style?: Stylesheet;
}

/**
 * A whole plain page, for people: heading, forms, lists and cards (`article`) look well on a telephone and a desktop,
 * in light and in dark. It needs nothing from outside and no script. Send it with `pagePolicy()`.
 */
export function page({ title, language, body, header = html``, style = PLAIN, ...refreshing }: Page): string {
  // Addresses of our pages may hold one-time tokens, which other servers must not learn: `same-origin`. `no-referrer`
  // would also turn the `Origin` of a form's POST into `null`, which the CSRF check refuses.
  const referrer = 'same-origin';
  const document = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="${referrer}" />
        ${refreshOf(refreshing)}
        <title>${title}</title>
        ${style.element}
      </head>
      <body>
        ${header}
        <main id="main">${body}</main>
      </body>
    </html>`;
  return `${document.toString()}\n`;
}

function refreshOf({ refreshSeconds, refreshAddress }: Pick<Page, 'refreshSeconds' | 'refreshAddress'>): SafeHtml {
  if (refreshSeconds === undefined) return html``;
  const address = refreshAddress === undefined ? '' : `; url=${refreshAddress}`;
  return html`<meta http-equiv="refresh" content="${refreshSeconds}${address}" />`;
}

const PLAIN = stylesheet(`
:root { color-scheme: light dark; --back: #f6f6f4; --card: #fff; --text: #1c1d1f; --soft: #5f6368; --line: #dcdcd8;
  --accent: #0b5cad; --on-accent: #fff; --wrong: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --back: #17181a; --card: #202225; --text: #e9e9e6; --soft: #a3a7ad;
  --line: #36393e; --accent: #7ab7f5; --on-accent: #10233a; --wrong: #ff9d94; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: clamp(1.25rem, 5vw, 3.5rem) 1rem; }
h1 { margin: 0 0 .5rem; font-size: 1.6rem; line-height: 1.25; letter-spacing: -.01em; }
h2 { margin: 0; font-size: 1.05rem; line-height: 1.4; overflow-wrap: anywhere; }
p { margin: 0 0 1rem; overflow-wrap: anywhere; }
a { color: var(--accent); text-underline-offset: .15em; overflow-wrap: anywhere; }
small, .soft { color: var(--soft); font-size: .875rem; }
article, form { margin: 1.25rem 0; padding: 1.1rem 1.25rem; background: var(--card); border: 1px solid var(--line);
  border-radius: .75rem; }
article header { margin-bottom: .75rem; padding-bottom: .75rem; border-bottom: 1px solid var(--line); }
article header p { margin: .15rem 0 0; }
.tag { display: inline-block; margin-right: .4rem; padding: 0 .5rem; border: 1px solid var(--line);
  border-radius: 1rem; color: var(--soft); font-size: .75rem; line-height: 1.5rem; vertical-align: .1em; }
.text { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.mine { margin-left: clamp(0rem, 8vw, 4rem); }
.theirs { border-left: .3rem solid var(--accent); }
.files { margin: .75rem 0 0; padding: 0; list-style: none; }
label small { font-weight: 400; }
textarea { min-height: 8rem; resize: vertical; }
button.quiet { color: var(--text); background: none; border: 1px solid var(--soft); }
.empty { padding: 2.5rem 1.25rem; border-style: dashed; text-align: center; }
.wrong { color: var(--wrong); }
label { display: block; margin: 0 0 1rem; font-weight: 600; }
input:not([type=hidden], [type=checkbox], [type=radio]), textarea, select { display: block; width: 100%; margin-top: .3rem; padding: .6rem .75rem; color: inherit;
  background: var(--back); border: 1px solid var(--soft); border-radius: .5rem; font: inherit; font-weight: 400; }
button { padding: .6rem 1.2rem; color: var(--on-accent); background: var(--accent); border: 0; border-radius: .5rem;
  font: inherit; font-weight: 600; cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
code { font: .9em ui-monospace, monospace; }
`);

const POLICY: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  'style-src': [],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/**
 * The Content-Security-Policy of a page: it loads nothing and runs nothing but the shell's own style, and its forms
 * lead to this server. `further` allows sources by directive, e.g. `{ 'script-src': ['https://js.example.com'] }`. A form whose
 * answer redirects to another origin needs that origin under `form-action`, or some browsers stop there.
 */
export function pagePolicy(further: Readonly<Record<string, readonly string[]>> = {}, style = PLAIN): string {
  const own: typeof POLICY = { ...POLICY, 'style-src': [`'sha256-${style.hash}'`] };
  const directives = new Set([...Object.keys(own), ...Object.keys(further)]);
  return [...directives]
    .map((directive) => [directive, ...sourcesOf(own[directive] ?? [], further[directive] ?? [])].join(' '))
    .join('; ');
}

/** Beside others `'none'` means nothing, and browsers complain of it. */
function sourcesOf(own: readonly string[], further: readonly string[]): string[] {
  return [...(further.length === 0 ? own : own.filter((source) => source !== "'none'")), ...further];
}
