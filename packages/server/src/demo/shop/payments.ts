import type { BankAccountInput, PaymentChoice, PaymentOptionInput } from '../../features/payments/index.ts';

/** Ways to pay that move no money: the simulated bank and wallet, and accounts of banks that do not exist. */

const PLAIN = { gateway: null, threeD: 'optional', choices: [], conditions: {}, isActive: true } as const;

const CHOICES: readonly PaymentChoice[] = [
  { value: 'cash', names: { en: 'Cash', tr: 'Nakit' }, fees: { usd: 200, eur: 200, try: 9000 } },
  { value: 'card', names: { en: 'Card', tr: 'Kart' }, fees: { usd: 300, eur: 300, try: 13_500 } },
];

export function demoPaymentOptions(): PaymentOptionInput[] {
  const options: readonly Omit<PaymentOptionInput, 'position'>[] = [
    {
      ...PLAIN,
      ...{ key: 'credit-card', names: { en: 'Credit card', tr: 'Kredi kartı' } },
      ...{ type: 'credit_card', gateway: 'simulator' },
    },
    {
      ...PLAIN,
      ...{ key: 'saved-card', names: { en: 'Saved card', tr: 'Kayıtlı kart' } },
      ...{ type: 'saved_card', gateway: 'simulator' },
    },
    {
      ...PLAIN,
      ...{ key: 'bank-transfer', names: { en: 'Bank transfer', tr: 'Havale / EFT' }, type: 'funds_transfer' },
    },
    {
      ...PLAIN,
      ...{ key: 'wallet', names: { en: 'Test wallet', tr: 'Deneme cüzdanı' } },
      ...{ type: 'redirection', gateway: 'simulator' },
    },
    {
      ...PLAIN,
      ...{ key: 'pay-on-delivery', names: { en: 'Pay on delivery', tr: 'Kapıda ödeme' }, type: 'pay_on_delivery' },
      ...{ choices: CHOICES, conditions: { deliveryTypes: ['customer'] } },
    },
    {
      ...PLAIN,
      ...{ key: 'loyalty-money', names: { en: 'Loyalty money', tr: 'Para puan' }, type: 'loyalty_money' },
    },
  ];
  return options.map((option, position) => ({ ...option, position }));
}

export function demoBankAccounts(): BankAccountInput[] {
  const common = {
    holderName: 'Arasta Örnek Mağazacılık A.Ş.',
    descriptions: {
      en: 'Please write your order number as the reference.',
      tr: 'Lütfen açıklamaya sipariş numaranızı yazın.',
    },
    ...{ currency: null, isActive: true },
  };
  const bank = (key: string, name: string) => ({ key, name, logo: null });
  return [
    { ...common, iban: 'TR280009900000000000123456', bank: bank('north-bank', 'North Bank'), position: 0 },
    { ...common, iban: 'TR710099800000000000654321', bank: bank('harbour-bank', 'Harbour Bank'), position: 1 },
  ];
}
