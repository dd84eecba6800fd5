export { type Country, findCountry } from './countries.ts';
