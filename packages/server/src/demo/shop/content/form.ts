import type { FormInput } from '../../../features/content/index.ts';
import type { Texts } from '../../../kernel/texts.ts';

/** The application of shops that would like to sell the goods too. */
export function demoForm(): FormInput {
  const fields = [
    field('company', 'text', { en: 'Company', tr: 'Firma' }, { required: true, max_length: 120 }),
    field('full_name', 'text', { en: 'Your name', tr: 'Adınız soyadınız' }, { required: true, max_length: 120 }),
    field('email', 'email', { en: 'E-mail', tr: 'E-posta' }, { required: true }),
    field('phone', 'text', { en: 'Phone', tr: 'Telefon' }, { required: true, regex: PHONE }),
    field('city', 'text', { en: 'City', tr: 'Şehir' }, { required: true, max_length: 60 }),
    field(
      'store_count',
      'integer',
      { en: 'How many stores?', tr: 'Kaç mağazanız var?' },
      { min_value: 1, max_value: 500 },
    ),
    field('opened', 'date', { en: 'In business since', tr: 'Kuruluş tarihi' }, {}),
    field('message', 'text_area', { en: 'What would you like to sell?', tr: 'Neleri satmak istersiniz?' }, LONG),
  ];
  return {
    key: 'dealer',
    names: { en: 'Dealer application', tr: 'Bayilik başvurusu' },
    slugs: { en: 'dealer-application', tr: 'bayilik-basvurusu' },
    ...{ template: 'forms/default.html', isActive: true },
    fields: fields.map((own, index) => ({ ...own, order: index + 1 })),
  };
}

const LONG = { max_length: 2000 };
const PHONE = { regex: String.raw`^\+?[0-9 ]{7,20}$`, message: '+90 555 000 00 00', inverse_match: false };

function field(key: string, inputType: string, label: Texts, validators: Readonly<Record<string, unknown>>) {
  const required = validators['required'] === true;
  return { key, id: `dealer-${key}`, input_type: inputType, label, placeholder: label, required, validators };
}
