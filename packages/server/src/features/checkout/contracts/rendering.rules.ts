/** Fills a template: `{{name}}` by its value, which is markup already; a name that stands for nothing is left out. */
export function fillTemplate(template: string, values: ReadonlyMap<string, string>): string {
  return template.replaceAll(/\{\{\s*(\w{1,40})\s*\}\}/g, (_gap, name: string) => values.get(name) ?? '');
}

/** Whether a text can name a contract; it becomes part of a file's name. */
export function isContractName(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/.test(text);
}
