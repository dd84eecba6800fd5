// Relative links in documents must lead somewhere, and `Wire: docs/protocol/…` in docstrings too.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' });
const files = tracked.split('\n').filter((name) => /\.(md|ts)$/.test(name) && existsSync(name));
const broken = [];

/** The anchor that a heading gets. */
const anchorOf = (heading) =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

const anchors = (file) => [...readFileSync(file, 'utf8').matchAll(/^#+\s+(.+)$/gm)].map(([, text]) => anchorOf(text));

for (const file of files.filter((name) => name.endsWith('.md'))) {
  for (const [, target] of readFileSync(file, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(target)) continue;
    const [path, anchor] = target.split('#');
    const place = path === '' ? file : join(dirname(file), path);
    if (!existsSync(place)) broken.push(`${file}: ${target}`);
    else if (anchor && place.endsWith('.md') && !anchors(place).includes(anchor)) broken.push(`${file}: ${target}`);
  }
}

for (const file of files.filter((name) => name.endsWith('.ts'))) {
  for (const [, page, title] of readFileSync(file, 'utf8').matchAll(
    /(docs\/[\w/-]+\.md)(?:,\s+(?:\*\s+)?"([^"]+)")?/g,
  )) {
    if (!existsSync(page)) broken.push(`${file}: ${page}`);
    else if (title && !anchors(page).includes(anchorOf(title))) broken.push(`${file}: ${page}, "${title}"`);
  }
}

for (const line of broken) console.error(`Leads nowhere: ${line}`);
process.exitCode = broken.length === 0 ? 0 : 1;
