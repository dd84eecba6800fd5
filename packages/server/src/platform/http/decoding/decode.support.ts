import { translate } from '../../../kernel/messages/index.ts';
import type { decoderFor } from './index.ts';

/** What was decoded: the values, or the messages in English. */
export function resultOf(result: ReturnType<ReturnType<typeof decoderFor>>): unknown {
  if (!('error' in result)) return result.value;
  const errors = Object.entries(result.error.details.fields ?? {});
  return errors.map(([name, texts]) => `${name}: ${texts.map((text) => translate(text, 'en')).join(' ')}`).join('; ');
}
