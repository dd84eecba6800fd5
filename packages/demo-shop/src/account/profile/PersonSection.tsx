import type { Profile } from '@arasta/client';
import { useState } from 'preact/hooks';
import { isLanguage, language, LANGUAGES } from '../../i18n/index.ts';
import { complain, Field, Note, Select, toast } from '../../parts/index.ts';
import { Form, useForm } from '../../parts/form/index.ts';
import { chooseLanguage, loadUser, shop } from '../../shop.ts';
import { Section } from './Section.tsx';
import { t } from './texts.ts';

/** Names, phone, birth date; a new phone may want a code. */
export function PersonSection({ profile }: { profile: Profile }) {
  const [needsCode, setNeedsCode] = useState(false);
  const { first_name, last_name, phone, date_of_birth, gender, genders } = profile;
  const texts = { first_name, last_name, phone: phone ?? '', date_of_birth: date_of_birth ?? '', code: '' };
  const form = useForm({ texts: { ...texts, gender: gender ?? '' } }, async ({ code, gender: chosen, ...rest }) => {
    const proof = needsCode ? { code } : {};
    const answer = await shop.updateProfile({ ...rest, ...proof, gender: genderOf(chosen) });
    setNeedsCode(!('id' in answer));
    if (!('id' in answer)) return;
    await loadUser();
    toast(t('saved'));
  });
  const options = [{ value: '', label: t('genderNone') }, ...genders.filter(({ value }) => genderOf(value) !== null)];
  return (
    <Section title={t('person')}>
      <Form of={form} action={t('save')}>
        <div class="fields-two">
          <Field
            {...form.text('first_name')}
            label={t('firstName')}
            autocomplete="given-name"
            maxLength={50}
            required
          />
          <Field {...form.text('last_name')} label={t('lastName')} autocomplete="family-name" maxLength={50} required />
          <Field {...form.text('phone')} label={t('phone')} type="tel" autocomplete="tel" maxLength={16} />
          <Field {...form.text('date_of_birth')} label={t('birthDate')} type="date" autocomplete="bday" />
          <Select {...form.choice('gender')} label={t('gender')} options={options} />
        </div>
        {needsCode && (
          <>
            <Note>{t('codeSent', { phone: form.values.phone })}</Note>
            <Field {...form.text('code')} label={t('code')} inputMode="numeric" autocomplete="one-time-code" required />
          </>
        )}
      </Form>
      <Language />
    </Section>
  );
}

function genderOf(text: string): 'female' | 'male' | null {
  return text === 'female' || text === 'male' ? text : null;
}

function Language() {
  const options = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }));
  return (
    <Select
      {...{ label: t('language'), options, value: language.value, required: true }}
      onChange={(choice) => {
        if (isLanguage(choice)) chooseLanguage(choice).catch(complain);
      }}
    />
  );
}
