/**
 * Which keys this import has, and where they stand: some hundred bytes for each SKU, which is what an import's memory
 * grows by.
 */
export interface Claims {
  /** Where the key stands already; null when it was free and is taken now. */
  take(type: string, key: string, place: { file: string; line: number }): { file: string; line: number } | null;
  has(type: string, key: string): boolean;
  free(type: string, key: string): void;
}

const LINES = 2 ** 40;

export function openClaims(): Claims {
  const places = new Map<string, number>();
  const files: string[] = [];
  const name = (type: string, key: string) => `${type}\n${key}`;
  return {
    take: (type, key, { file, line }) => {
      const taken = places.get(name(type, key));
      if (taken !== undefined) return { file: files[Math.floor(taken / LINES)] ?? '', line: taken % LINES };
      if (files.at(-1) !== file) files.push(file);
      places.set(name(type, key), (files.length - 1) * LINES + line);
      return null;
    },
    has: (type, key) => places.has(name(type, key)),
    free: (type, key) => places.delete(name(type, key)),
  };
}
