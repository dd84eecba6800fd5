import { formsIn, hasCanonicalLink, type HtmlForm } from './html.ts';

/** What the client's bank page does to a form before it submits it. */
class FormElement {
  readonly style: { display?: string } = {};
  readonly #form: HtmlForm;
  readonly #added: InputElement[] = [];
  readonly #onSubmit: (form: HtmlForm) => void;

  constructor(form: HtmlForm, onSubmit: (form: HtmlForm) => void) {
    this.#form = form;
    this.#onSubmit = onSubmit;
  }

  appendChild(input: InputElement): void {
    this.#added.push(input);
  }

  submit(): void {
    const fields = [...this.#form.fields, ...this.#added.map((input) => input.field)];
    this.#onSubmit({ ...this.#form, fields });
  }
}

class InputElement {
  readonly #attributes = new Map<string, string>();

  setAttribute(name: string, value: string): void {
    this.#attributes.set(name, value);
  }

  get field(): readonly [string, string] {
    return [this.#attributes.get('name') ?? '', this.#attributes.get('value') ?? ''];
  }
}

/** An element whose inner HTML is looked through for a form. */
class FragmentElement {
  innerHTML = '';
  readonly #onSubmit: (form: HtmlForm) => void;

  constructor(onSubmit: (form: HtmlForm) => void) {
    this.#onSubmit = onSubmit;
  }

  querySelector(selector: string): unknown {
    if (selector === 'link[rel="canonical"]') return hasCanonicalLink(this.innerHTML) ? {} : null;
    if (selector !== 'form') throw new Error(`Nobody has asked for ${selector} before`);
    const [form] = formsIn(this.innerHTML);
    return form === undefined ? null : new FormElement(form, this.#onSubmit);
  }
}

/** The part of a document's that the client's bank page uses; it keeps the forms that were submitted. */
export class PageDocument {
  readonly submitted: HtmlForm[] = [];
  readonly body = { appendChild: (): undefined => undefined };

  createElement(name: string): unknown {
    if (name === 'input') return new InputElement();
    return new FragmentElement((form) => this.submitted.push(form));
  }
}
