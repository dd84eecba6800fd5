/** The attributes of a widget, as the shop wrote them (docs/protocol/content.md, "Attributes"). */
export type Attributes = Readonly<Record<string, unknown>>;

/** The text of an attribute, or ''. */
export function textOf(attributes: Attributes, key: string): string {
  const value = valueOf(attributes[key]);
  return typeof value === 'string' ? value : '';
}

/** The records of an attribute that holds several. */
export function recordsOf(attributes: Attributes, key: string): WidgetRecord[] {
  const list = attributes[key];
  return Array.isArray(list) ? list.map((item: unknown) => new WidgetRecord(item)) : [];
}

/** A record in an attribute: texts and pictures by name. */
export class WidgetRecord {
  readonly #value: Attributes;
  readonly #kinds: Attributes;

  constructor(item: unknown) {
    this.#value = recordOf(valueOf(item));
    this.#kinds = recordOf(recordOf(recordOf(item)['kwargs'])['value']);
  }

  /** The text of this name, or ''. */
  text(name: string): string {
    const value = this.#value[name];
    return typeof value === 'string' ? value : '';
  }

  /** The address of the picture of this name, or null. */
  picture(name: string): string | null {
    const { url } = recordOf(this.#kinds[name]);
    return typeof url === 'string' ? url : null;
  }
}

function valueOf(attribute: unknown): unknown {
  return recordOf(attribute)['value'];
}

function recordOf(value: unknown): Attributes {
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Attributes {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
