import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { main } from './main.ts';

/** The guides name commands, options included, that there are. */

const GUIDES = new URL('../../../docs/guides/', import.meta.url);

interface Line {
  readonly guide: string;
  readonly text: string;
}

/** The calls of `arasta` in a guide's commands. */
async function linesOf(guide: string): Promise<Line[]> {
  const document = await readFile(new URL(guide, GUIDES), 'utf8');
  const blocks = Array.from(document.matchAll(/^```(?:sh|console)\n(.*?)^```/gms), ([, block = '']) => block);
  const calls = blocks
    .join('\n')
    .replaceAll('\\\n', ' ')
    .matchAll(/^(?:.*\| )?(?:.*\/)?arasta(?:\.js)? ([^#|>\n]+)/gm);
  return Array.from(calls, ([, text = '']) => ({ guide, text: text.trim() }));
}

async function helpOf(words: readonly string[]): Promise<string> {
  let said = '';
  const take = (text: string) => void (said += text);
  await main([...words, '--help'], {
    ...{ print: take, complain: take, env: {} },
    ...{ readLine: async () => null, untilStopped: async () => undefined },
  });
  return said;
}

const guides = (await readdir(GUIDES)).filter((name) => name.endsWith('.md'));
const lines = (await Promise.all(guides.map(linesOf))).flat();

it('are found', () => {
  expect(lines.length).toBeGreaterThan(30);
});

it.each(lines)('$guide: arasta $text', async ({ text }) => {
  const plain = text.replace(/"[^"]*"|'[^']*'/g, 'text').split(/\s+/);
  const options = plain.filter((word) => /^--[a-z]/.test(word));
  const words = plain.filter((word) => !word.startsWith('-') && /^[a-z0-9-]+$/.test(word)).slice(0, 3);
  const help = await helpOf(words);
  expect(help).toMatch(/^Usage: arasta \w+/);
  expect(help).not.toContain('\nCommands:');
  for (const option of options) expect(help).toMatch(new RegExp(`${option.split('=')[0] ?? ''}\\b`));
});
