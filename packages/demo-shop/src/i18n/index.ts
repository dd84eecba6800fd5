/** What the shop says, and how it writes numbers (README.md, "Texts"). */
export { day, moment, money, roundMoney } from './amounts.ts';
export { isLanguage, type Language, language, LANGUAGES } from './language.ts';
export { type Text, texts, type Translate, type Translation } from './texts.ts';
