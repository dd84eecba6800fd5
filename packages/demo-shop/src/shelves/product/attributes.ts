/** The text of an attribute of a product, or ''. */
export function textIn(attributes: Readonly<Record<string, unknown>>, key: string): string {
  const value = attributes[key];
  return typeof value === 'string' ? value : '';
}
