/** What the shop will ask of a password, as far as a browser can tell (docs/protocol/accounts.md, "Passwords"). */
export type Rule = 'ruleLength' | 'ruleNotDigits' | 'ruleNotYou';

const LEAST_LENGTH = 8;
const MOST_SIMILAR = 0.7;

/** The rules, and whether the password meets them. Nothing is met by nothing. `about` holds names and address. */
export function passwordRules(password: string, about: readonly string[]): [rule: Rule, isMet: boolean][] {
  const isThere = password !== '';
  const parts = about.flatMap((text) => [...text.toLowerCase().split(/\W+/), text.toLowerCase()]);
  const looksLikeYou = parts.some((part) => isComparable(password, part) && likeness(password, part) >= MOST_SIMILAR);
  return [
    ['ruleLength', Array.from(password).length >= LEAST_LENGTH],
    ['ruleNotDigits', isThere && !/^\p{Nd}+$/u.test(password)],
    ['ruleNotYou', isThere && !looksLikeYou],
  ];
}

function isComparable(password: string, part: string): boolean {
  return part !== '' && part.length >= password.length * (MOST_SIMILAR / 2);
}

/** The share of letters that both have, whatever their order. */
function likeness(one: string, other: string): number {
  const letters = Array.from(one.toLowerCase());
  const left = Array.from(other);
  const total = letters.length + left.length;
  const shared = letters.filter((letter) => {
    const place = left.indexOf(letter);
    if (place >= 0) left.splice(place, 1);
    return place >= 0;
  });
  return (2 * shared.length) / total;
}
