import { type Attributes, recordsOf, textOf } from '../widgets.ts';

/** A column of links. */
export interface Column {
  readonly title: string;
  readonly links: readonly { readonly label: string; readonly path: string }[];
}

/** The columns that the shop put into the widget `footer-menu`. */
export function columnsOf(attributes: Attributes): Column[] {
  return ['first', 'second', 'third'].flatMap((place) => {
    const links = recordsOf(attributes, `${place}_column_items`).map((record) => ({
      label: record.text('name'),
      path: record.text('redirect_url'),
    }));
    return links.length === 0 ? [] : [{ title: textOf(attributes, `${place}_column_title`), links }];
  });
}
