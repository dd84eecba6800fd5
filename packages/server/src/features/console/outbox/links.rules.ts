/** A piece of a message: plain, or an address to click. */
export interface Piece {
  readonly text: string;
  readonly isLink: boolean;
}

// Up to a character that no address contains; what merely ends the sentence is taken off below.
const ADDRESS = /https?:\/\/[^\s<>"'`\\^{|}]+/gi;

/** Cuts a text at its http(s) addresses. The pieces joined are the text again. */
export function cutAtLinks(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const link = withoutSentenceEnd(match[0]);
    if (URL.parse(link) === null) continue;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), isLink: false });
    pieces.push({ text: link, isLink: true });
    end = match.index + link.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isLink: false });
  return pieces;
}

/** The addresses in a text, in order. */
export function linksIn(text: string): string[] {
  return cutAtLinks(text)
    .filter((piece) => piece.isLink)
    .map((piece) => piece.text);
}

function withoutSentenceEnd(address: string): string {
  const bare = address.replace(/[.,:;!?]+$/, '');
  if (!/[)\]]$/.test(bare) || /[([]/.test(bare)) return bare;
  return withoutSentenceEnd(bare.slice(0, -1));
}
