/** What was typed, made harmless and cut into what is looked up. Pure. */

const LONGEST = 200;
const MOST_CHUNKS = 12;

/** The text without what no word has, cut to 200 letters; null where nothing is left. */
export function cleanText(typed: string | null | undefined): string | null {
  const text = (typed ?? '')
    .slice(0, LONGEST)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\ufffd]+/gu, ' ')
    .trim();
  return text === '' ? null : text;
}

/** The parts between blanks. Each may be a word, several (`t-shirt`), or a product's code. */
export function chunksOf(text: string): string[] {
  return text.split(/\s+/u).slice(0, MOST_CHUNKS);
}

/** What the database knows of a word of a chunk. */
export interface Token {
  /** Which chunk, from 1. */
  readonly chunk: number;
  /** Which word of it, from 1; 0 for all its words written together. */
  readonly place: number;
  readonly word: string;
  /** None for a small word that says nothing. */
  readonly stems: readonly string[];
  /** How the index spells the word itself. */
  readonly exact: readonly string[];
  /** Words it may have been meant for; empty for a known one. */
  readonly similar: readonly Similar[];
}

export interface Similar {
  readonly word: string;
  readonly stem: string;
  readonly uses: number;
}

/** Text search queries, as PostgreSQL reads them. */
export interface TextQuery {
  readonly match: string;
  readonly rank: string;
}

/** The query that finds whole codes: every chunk, and the text as a whole. */
export function codeQuery(text: string): string {
  return anyOf([...chunksOf(text), text].map(code));
}

/**
 * Every chunk must be there: by its words, written together, or as a code. A word is there by its stem, or by that of
 * the known word it was most likely meant for. Only text made of nothing but small words is taken word by word.
 */
export function textQuery(language: string, text: string, tokens: readonly Token[]): TextQuery {
  const meaning = tokens.some(({ stems }) => stems.length > 0);
  const chunks = chunksOf(text).map((chunk, index) => {
    const own = tokens.filter((token) => token.chunk === index + 1);
    const words = own.filter(({ place }) => place > 0).map((token) => lexemes(language, token, meaning));
    const told = words.filter((forms) => forms.length > 0);
    if (told.length === 0) return null;
    const joined = own.filter(({ place }) => place === 0).flatMap((token) => lexemes(language, token, meaning));
    const spelled = allOf(told.map((forms) => anyOf(forms.map(marked(language)))));
    return anyOf([spelled, ...joined.map(marked(language)), code(chunk)]);
  });
  const all = allOf(chunks.filter((chunk) => chunk !== null));
  const ranked = new Set(tokens.flatMap((token) => [...lexemes(language, token, meaning), ...token.exact]));
  return { match: anyOf([all, code(text)].filter((part) => part !== '')), rank: anyOf([...ranked].map(quoted)) };
}

function lexemes(language: string, token: Token, meaning: boolean): string[] {
  if (!meaning) return [...token.exact];
  if (token.stems.length === 0) return [];
  const meant = meantWord(token);
  // Turkish descriptions are indexed as they stand: stemming them would cost more than all the rest.
  const exact = language === 'tr' ? token.exact : [];
  return [...new Set([...token.stems, ...exact, ...(meant === null ? [] : [meant.stem])])];
}

/** The known word that a mistyped one was most likely meant for. */
export function meantWord({ word, similar }: Token): Similar | null {
  const most = word.length <= 5 ? 1 : 2;
  const near = similar
    .map((candidate) => ({ candidate, distance: distance(word, candidate.word) }))
    .filter((entry) => entry.distance <= most)
    .sort((a, b) => a.distance - b.distance || b.candidate.uses - a.candidate.uses);
  return near[0]?.candidate ?? null;
}

/** Letters to add, drop, change or swap with their neighbour (optimal string alignment). */
export function distance(from: string, to: string): number {
  const b = Array.from(to);
  let before: readonly number[] = [];
  let last: readonly number[] = [0, ...b.map((_, index) => index + 1)];
  let previous = '';
  for (const [i, letter] of Array.from(from).entries()) {
    const row = [i + 1];
    for (const [j, other] of b.entries()) {
      const swapped = letter === b[j - 1] && previous === other;
      const ways = [at(last, j) + Number(letter !== other), at(last, j + 1) + 1, at(row, j) + 1];
      row.push(Math.min(...ways, swapped ? at(before, j - 1) + 1 : Infinity));
    }
    [before, last, previous] = [last, row, letter];
  }
  return at(last, b.length);
}

const at = (row: readonly number[], index: number) => row[index] ?? Infinity;
const marked = (language: string) => (lexeme: string) => quoted(`${language}/${lexeme}`);
const code = (text: string) => quoted(`#${text.toLowerCase()}`);
const quoted = (lexeme: string) => `'${lexeme.replaceAll(/['\\]/g, '$&$&')}'`;
const anyOf = (parts: readonly string[]) =>
  parts.length === 1 ? String(parts[0]) : parts.length === 0 ? '' : `(${parts.join(' | ')})`;
const allOf = (parts: readonly string[]) => (parts.length === 0 ? '' : parts.join(' & '));
