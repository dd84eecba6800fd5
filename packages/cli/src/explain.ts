import { ConfigError, Refusal, translate } from '@arasta/server';

/** An error in words for the person at the terminal: one line where one is enough, the cause where there is one. */
export function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof Refusal) return refusalText(error);
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError) return error.errors.map(explain).join('\n');
  const cause = error.cause instanceof Error && !error.message.includes(error.cause.message) ? error.cause : null;
  return cause === null ? error.message : `${error.message}: ${explain(cause)}`;
}

function refusalText({ details, text, kind }: Refusal): string {
  if (kind === 'not_found' && text.key === 'not_found') return 'There is no such customer.';
  const fields = Object.entries(details.fields ?? {});
  if (fields.length === 0) return translate(text, 'en');
  return fields.map(([name, texts]) => `${name}: ${texts.map((part) => translate(part, 'en')).join(' ')}`).join('\n');
}
