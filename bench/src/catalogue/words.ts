/** Words that can be pronounced and mean nothing: the same ones in every run. */

export interface Words {
  readonly en: readonly string[];
  readonly tr: readonly string[];
}

export const VOCABULARY = 20_000;

interface Sounds {
  readonly onsets: readonly string[];
  /** Words keep to one kind, as Turkish ones do. */
  readonly vowels: readonly (readonly string[])[];
  readonly codas: readonly string[];
}

const split = (sounds: string) => sounds.split(' ');

const ENGLISH: Sounds = {
  onsets: split('b br c cl d dr f fl g gr h j k l m n p pl pr r s sh sl st t th tr v w z'),
  vowels: [split('a e i o u ai ea oo ou')],
  codas: ['', '', '', ...split('n r l t m nd st ck p')],
};
const TURKISH: Sounds = {
  onsets: split('b c ç d f g h k l m n p r s ş t v y z'),
  vowels: [split('a ı o u'), split('e i ö ü')],
  codas: ['', '', '', ...split('n r l k ş t m z')],
};

/** The vocabulary of both languages, the most frequent word first: by Zipf's law a word's share falls with its rank. */
export function vocabulary(): Words {
  return { en: invent(ENGLISH, numbers(7)), tr: invent(TURKISH, numbers(11)) };
}

function invent({ onsets, vowels, codas }: Sounds, random: (below: number) => number): string[] {
  const words = new Set<string>();
  while (words.size < VOCABULARY) {
    const kind = pick(vowels, random) ?? [];
    const syllables = Array.from({ length: 2 + random(2) }, () => `${pick(onsets, random)}${pick(kind, random)}`);
    words.add(`${syllables.join('')}${pick(codas, random)}`);
  }
  return [...words];
}

function pick<Item>(items: readonly Item[], random: (below: number) => number): Item | undefined {
  return items[random(items.length)];
}

const PLAIN = split('b d f g k l m n p r s t v z');
const VOWELS = split('a e i o u');

/**
 * A name in no vocabulary: no other number has it, and the stemmers of both languages leave it alone. `x` ends names
 * that about a hundred products share (`lineOf`), `xo` those that a hundredth of them has.
 */
export function coined(n: number, ending: 'x' | 'xo'): string {
  let [rest, word] = [n, ''];
  for (let syllable = 0; syllable < 3; syllable += 1) {
    word = `${PLAIN[rest % PLAIN.length] ?? ''}${VOWELS[Math.floor(rest / PLAIN.length) % VOWELS.length] ?? ''}${word}`;
    rest = Math.floor(rest / (PLAIN.length * VOWELS.length));
  }
  return `${word}${ending}`;
}

/** Numbers below a bound, the same sequence for the same seed (Numerical Recipes' generator). */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Ranks as they are drawn in a text: log-uniform, so that a rank's share is that of Zipf's law. */
export function zipfRank(uniform: number, from: number, size: number): number {
  return Math.min(size - 1, Math.floor(from * Math.exp(uniform * Math.log(size / from))));
}
