/** A form of a page, as far as posting it needs. */
export interface HtmlForm {
  readonly action: string;
  readonly method: 'GET' | 'POST';
  /** Name and value of what is sent whichever button is pressed, in the page's order. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly buttons: readonly HtmlButton[];
}

interface HtmlButton {
  readonly label: string;
  /** What it adds to the fields; null for a button without a name. */
  readonly field: readonly [name: string, value: string] | null;
}

const ATTRIBUTES = String.raw`(?:"[^"]*"|'[^']*'|[^>"'])*`;
const FORM = new RegExp(`<form\\b(${ATTRIBUTES})>([\\s\\S]*?)</form>`, 'gi');
const INPUT = new RegExp(`<input\\b(${ATTRIBUTES})>`, 'gi');
const BUTTON = new RegExp(`<button\\b(${ATTRIBUTES})>([\\s\\S]*?)</button>`, 'gi');
const LINK = new RegExp(`<link\\b(${ATTRIBUTES})>`, 'gi');
const ATTRIBUTE = /([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

const plain = (text: string): string =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return NAMED[name ?? ''] ?? whole;
  });

type Attributes = ReadonlyMap<string, string>;

const attributesIn = (text: string): Attributes =>
  new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      plain(double ?? single ?? bare ?? ''),
    ]),
  );

const tags = (pattern: RegExp, html: string): Attributes[] =>
  [...html.matchAll(pattern)].map(([, attributes = '']) => attributesIn(attributes));

/** The forms of a page, the first one first. */
export const formsIn = (html: string): readonly HtmlForm[] =>
  [...html.matchAll(FORM)].map(([, own = '', content = '']) => {
    const attributes = attributesIn(own);
    return {
      action: attributes.get('action') ?? '',
      method: attributes.get('method')?.toUpperCase() === 'POST' ? 'POST' : 'GET',
      fields: fieldsIn(content),
      buttons: buttonsIn(content),
    };
  });

const isPressed = (attributes: Attributes): boolean => ['submit', 'button'].includes(attributes.get('type') ?? '');

function fieldsIn(content: string): HtmlForm['fields'] {
  return tags(INPUT, content)
    .filter((attributes) => attributes.has('name') && !isPressed(attributes))
    .map((attributes) => [attributes.get('name') ?? '', attributes.get('value') ?? '']);
}

function buttonsIn(content: string): readonly HtmlButton[] {
  return [...content.matchAll(BUTTON)].map(([, own = '', label = '']) => {
    const attributes = attributesIn(own);
    const name = attributes.get('name');
    return {
      label: plain(label.replace(/<[^>]*>/g, '')).trim(),
      field: name === undefined ? null : [name, attributes.get('value') ?? ''],
    };
  });
}

/** Whether the page says of which page it is a copy. */
export const hasCanonicalLink = (html: string): boolean =>
  tags(LINK, html).some((attributes) => attributes.get('rel') === 'canonical');
