import type { Translation } from './texts.ts';
import type { en } from './address-form.en.ts';

export const tr: Translation<typeof en> = {
  title: 'Adresin adı',
  titleHint: 'Ev, iş, … yalnızca sizin için',
  firstName: 'Ad',
  lastName: 'Soyad',
  phone: 'Telefon',
  phoneHint: '{format} gibi; yurt dışı için + ve ülke koduyla',
  country: 'Ülke',
  city: 'İl ya da şehir',
  township: 'İlçe',
  district: 'Mahalle',
  line: 'Cadde, sokak ve kapı numarası',
  lineAbroad: 'Cadde, kapı numarası ve şehir',
  postcode: 'Posta kodu',
  identityNumber: 'Kimlik numarası',
  notes: 'Kuryeye not',
  isCorporate: 'Fatura şirket adına kesilsin',
  companyName: 'Şirket unvanı',
  taxOffice: 'Vergi dairesi',
  taxNumber: 'Vergi numarası',
  billTaxpayer: 'Şirket e-fatura mükellefi',
  primary: 'Aksini söylemediğimde bunu kullan',
  save: 'Adresi kaydet',
  cancel: 'Vazgeç',
};
