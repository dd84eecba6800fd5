import { addressFields } from './address-fields.ts';
import { setting } from './declarations.ts';
import { flag, wholeNumber } from './parsers.ts';

/** What an address must hold. */
export const addresses = {
  addressMaxCount: setting('ADDRESS_MAX_COUNT', '100', wholeNumber(1, 1000), 'Addresses a customer may have.'),
  addressPhoneMinLength: setting(
    'ADDRESS_PHONE_MIN_LENGTH',
    '11',
    wholeNumber(1, 60),
    'Characters that the phone number of an address must have, after blanks, brackets and hyphens are taken out.',
  ),
  addressDistrictRequired: setting(
    'ADDRESS_DISTRICT_REQUIRED',
    'off',
    flag,
    'Whether an address must name its district. Off: one without shows the township’s district for what is not listed.',
  ),
  addressCorporateRequired: setting(
    'ADDRESS_CORPORATE_REQUIRED',
    'off',
    flag,
    'Whether a corporate address must have `company_name`, `tax_office` and `tax_no`.',
  ),
  addressFields: setting(
    'ADDRESS_SERIALIZER_FIELDS',
    '{}',
    addressFields,
    'What addresses in a country must hold besides, as JSON by country code: `{"DE": [{"field": "postcode", "validators": [{"regex": "^[0-9]{5}$"}]}]}` (docs/protocol/addresses.md, "Rules of a country").',
  ),
} as const;
