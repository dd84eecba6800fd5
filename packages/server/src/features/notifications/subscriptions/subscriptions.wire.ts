import type { Static } from 'typebox';
import type { SubscriptionAttribute } from '../../../platform/config/index.ts';
import type { Attributes } from './attributes.rules.ts';
import type { SubscriptionForm } from './subscriptions.schema.ts';

/** The form at `/subscriptions/` (Wire: docs/protocol/notifications.md, "Subscriptions with attributes"). */
export function presentForm(declared: Attributes, language: string): Static<typeof SubscriptionForm> {
  const entries = [...declared].map(([name, attribute]) => [name, presentAttribute(attribute, language)] as const);
  return { attributes: Object.fromEntries(entries) };
}

function presentAttribute(attribute: SubscriptionAttribute, language: string) {
  const { label, dataType, isRequired, multi, choices } = attribute;
  return {
    ...{ label: labelIn(label, language), data_type: dataType, is_required: isRequired, multi, is_localizable: false },
    ...(dataType === 'text'
      ? {}
      : { choices: choices.map((choice) => ({ value: choice.value, label: labelIn(choice.label, language) })) }),
  };
}

function labelIn(label: SubscriptionAttribute['label'], language: string): string {
  if (typeof label === 'string') return label;
  return label[language] ?? Object.values(label)[0] ?? '';
}
