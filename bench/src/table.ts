/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function fixed(value: number, digits: number): string {
  return value.toFixed(digits);
}

/** What was missed, a line each, or that nothing was. */
export function verdict(missed: readonly string[]): string {
  return missed.length === 0 ? 'Every target is met.' : missed.map((says) => `- MISSED ${says}`).join('\n');
}
