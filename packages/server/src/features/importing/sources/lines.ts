/** A line without its end; null for one that is longer than anything that is read. */
export interface Line {
  readonly number: number;
  readonly bytes: Buffer | null;
}

/** 8 MB: the longest line that is read, as long as the longest body of a request. */
export const LONGEST_LINE = 8_388_608;

const NEWLINE = 10;
const RETURN = 13;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** The lines of a text. Of one that is too long no more than the limit is ever held in memory. */
export async function* linesOf(chunks: AsyncIterable<Buffer>, longest = LONGEST_LINE): AsyncGenerator<Line> {
  const line = growing(longest);
  let number = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      number += 1;
      yield { number, bytes: line.end(chunk.subarray(from, end), number === 1) };
      from = end + 1;
    }
    line.add(chunk.subarray(from));
  }
  if (!line.isEmpty()) yield { number: number + 1, bytes: line.end(Buffer.alloc(0), number === 0) };
}

function growing(longest: number) {
  let parts: Buffer[] = [];
  let length = 0;
  const add = (part: Buffer) => {
    length += part.length;
    if (length > longest) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  return {
    add,
    isEmpty: () => length === 0,
    end: (part: Buffer, first: boolean): Buffer | null => {
      add(part);
      const whole = length > longest ? null : parts.length === 1 ? (parts[0] ?? null) : Buffer.concat(parts);
      parts = [];
      length = 0;
      return whole === null ? null : trimmed(whole, first);
    },
  };
}

function trimmed(line: Buffer, first: boolean): Buffer {
  const from = first && line.subarray(0, 3).equals(BOM) ? 3 : 0;
  const to = line[line.length - 1] === RETURN ? line.length - 1 : line.length;
  return line.subarray(from, Math.max(from, to));
}
