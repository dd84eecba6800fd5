/**
 * The number without the blanks, brackets and hyphens that people and forms put in; a shop's own pattern decides
 * whether the rest is a number.
 */
export function normalisePhone(text: string): string {
  return text.replace(/[\s()-]/g, '');
}
