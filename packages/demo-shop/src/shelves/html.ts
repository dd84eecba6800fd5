import { link } from '../routes.ts';

/** A text that the shop's people wrote, with its links leading to the shop's pages, and without a heading of its own. */
export function withoutHeading(markup: string): { __html: string } {
  const body = markup.replace(/^\s*<h1>[^<]*<\/h1>/, '');
  return { __html: body.replaceAll(/href="(\/(?!\/)[^"]*)"/g, (_whole, path: string) => `href="${link(path)}"`) };
}
