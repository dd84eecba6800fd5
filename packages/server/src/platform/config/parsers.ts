import { isIP } from 'node:net';
import { normaliseEmail } from '../../kernel/email.ts';

/** Reading one environment variable: the text → its value, or a sentence about what is wrong with it. */

export class BadSetting extends Error {}

export interface Parser<Value> {
  (text: string): Value;
  /** A sentence about what may be written, for the page of all variables. */
  readonly written?: string;
}

export const text: Parser<string> = (value) => value;

export function wholeNumber(min: number, max: number): Parser<number> {
  return (value) => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < min || number > max) {
      throw new BadSetting(`must be a whole number from ${min} to ${max}`);
    }
    return number;
  };
}

export const flag: Parser<boolean> = (value) => {
  const word = value.toLowerCase();
  if (['1', 'true', 'on', 'yes'].includes(word)) return true;
  if (['0', 'false', 'off', 'no'].includes(word)) return false;
  throw new BadSetting('must be on or off');
};

export const list: Parser<readonly string[]> = (value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

export const lowerCaseList: Parser<readonly string[]> = (value) => list(value.toLowerCase());

/** IP addresses and CIDR blocks, and the names that the caller of this knows; a block without its length is none. */
export function networks(...names: readonly string[]): Parser<readonly string[]> {
  return (value) =>
    list(value).map((item) => {
      if (names.includes(item) || isNetwork(item)) return item;
      throw new BadSetting(`${JSON.stringify(item)} is neither an address nor a block such as 10.0.0.0/8`);
    });
}

function isNetwork(text: string): boolean {
  const [base = '', length, ...rest] = text.split('/');
  const family = isIP(base);
  if (family === 0 || rest.length > 0) return false;
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (family === 6 ? 128 : 32));
}

/** An address without a trailing slash: `https://api.example.com` or `https://example.com/shop`. */
export const webAddress: Parser<string> = (value) => {
  const url = URL.parse(value);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new BadSetting('must be an address such as https://api.example.com');
  }
  if (url.search !== '' || url.hash !== '' || url.username !== '') {
    throw new BadSetting('must be an address without user name, query or fragment');
  }
  return url.href.replace(/\/+$/, '');
};

/** Origins such as `https://shop.example.com`, parted by commas. */
export const origins: Parser<readonly string[]> = (value) =>
  list(value).map((item) => {
    const url = URL.parse(item);
    if (url === null || url.origin === 'null' || url.origin !== item.replace(/\/$/, '').toLowerCase()) {
      throw new BadSetting(`${JSON.stringify(item)} is not an origin such as https://shop.example.com`);
    }
    return url.origin;
  });

export function oneOf<const Value extends string>(...choices: readonly Value[]): Parser<Value> {
  const parse = (value: string) => {
    const choice = choices.find((candidate) => candidate === value);
    if (choice === undefined) throw new BadSetting(`must be one of ${choices.join(', ')}`);
    return choice;
  };
  return Object.assign(parse, { written: `One of ${choices.map((choice) => `\`${choice}\``).join(', ')}.` });
}

export const pattern: Parser<RegExp> = (value) => {
  try {
    return new RegExp(value, 'u');
  } catch {
    throw new BadSetting('must be a regular expression');
  }
};

/** `<count>/<seconds>`, e.g. `20/900`: twenty within fifteen minutes. */
export interface Rate {
  readonly limit: number;
  readonly seconds: number;
}

export const rate: Parser<Rate> = Object.assign(readRate, {
  written: 'Written `20/900` for twenty within 900 seconds.',
});

function readRate(value: string): Rate {
  const [, limit, seconds] = /^(\d{1,9})\/(\d{1,9})$/.exec(value) ?? [];
  if (limit === undefined || Number(limit) < 1 || Number(seconds) < 1) {
    throw new BadSetting('must be a rate such as 20/900: twenty within 900 seconds');
  }
  return { limit: Number(limit), seconds: Number(seconds) };
}

/** Amounts by currency, parted by commas: `usd:100,try:4000.50` becomes minor units. */
export const money: Parser<ReadonlyMap<string, number>> = (value) =>
  new Map(
    lowerCaseList(value).map((item): [string, number] => {
      const [, currency, whole, decimals = ''] = /^([a-z]{3}):(\d{1,10})(?:\.(\d{1,2}))?$/.exec(item) ?? [];
      if (currency === undefined) {
        throw new BadSetting(`${JSON.stringify(item)} is not an amount with its currency, such as usd:100`);
      }
      return [currency, Number(whole) * 100 + Number(decimals.padEnd(2, '0'))];
    }),
  );

/** From 0 to 100 per cent. */
export interface Percentage {
  /** Of a per cent. */
  readonly hundredths: number;
}

/** `2` or `2.5`. */
export const percent: Parser<Percentage> = (value) => {
  const [, whole, decimals = ''] = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(value) ?? [];
  const hundredths = Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
  if (whole === undefined || hundredths > 10_000) throw new BadSetting('must be a percentage such as 2 or 2.5');
  return { hundredths };
};

/** Percentages by name, in hundredths of a per cent, parted by commas: `vip:5,staff:0`. */
export const percents: Parser<ReadonlyMap<string, number>> = (value) =>
  new Map(
    list(value).map((item): [string, number] => {
      const [, name, share] = /^([a-z0-9_-]{1,40}):(.*)$/.exec(item) ?? [];
      if (name === undefined || share === undefined) {
        throw new BadSetting(`${JSON.stringify(item)} is not a name with its percentage, such as vip:5`);
      }
      return [name, percent(share).hundredths];
    }),
  );

/** One plain mail address, normalised. */
export const mailAddress: Parser<string> = (value) => {
  const address = normaliseEmail(value);
  if (address === null) throw new BadSetting('must be a mail address such as help@example.com');
  return address;
};

/** Mail addresses by name, parted by commas: `contact_us:help@example.com`. */
export const mailAddresses: Parser<ReadonlyMap<string, string>> = (value) =>
  new Map(
    list(value).map((item): [string, string] => {
      const [, name, address = ''] = /^([\w-]{1,60}):(.+)$/.exec(item) ?? [];
      if (name === undefined) throw new BadSetting(`${JSON.stringify(item)} is not a name with its mail address`);
      return [name, mailAddress(address)];
    }),
  );
