import type { Variable } from './declarations.ts';
import { sections } from './variables.ts';

/** The page `docs/configuration.md`, generated from the variables' own declarations. */
export function configurationPage(): string {
  const parts = Object.entries(sections).map(([title, group]) => `## ${title}\n\n${table(Object.values(group))}`);
  return `# Configuration\n\nEvery environment variable the server reads. Generated from \`packages/server/src/platform/config/variables.ts\`; do not edit.\n\n${parts.join('\n\n')}\n`;
}

function table(group: readonly Variable<unknown>[]): string {
  const rows = group.map(({ name, fallback, doc, parse: { written } }) => {
    const meaning = written === undefined ? doc : `${doc} ${written}`;
    const shown = fallback === null || fallback === '' ? '' : `\`${fallback.replaceAll('|', '\\|')}\``;
    return `| \`${name}\` | ${shown} | ${meaning.replaceAll('|', '\\|')} |`;
  });
  return ['| Variable | Default | Meaning |', '| --- | --- | --- |', ...rows].join('\n');
}
