import type { Texts } from '../../../kernel/texts.ts';
import { type Executor, prepared } from '../../../platform/db/index.ts';

interface Dated {
  readonly id: number;
  readonly createdAt: Date;
  readonly modifiedAt: Date;
}

export interface FlatPage extends Dated {
  readonly titles: Texts;
  /** HTML by language. */
  readonly contents: Texts;
  readonly templateName: string;
}

export interface LandingPage extends Dated {
  readonly names: Texts;
  readonly template: string;
  readonly isActive: boolean;
}

/** A page that lists a collection of products. */
export interface SpecialPage extends Dated {
  readonly names: Texts;
  readonly collectionId: number;
  readonly template: string | null;
  /** A path below the media address or a whole address. */
  readonly banner: string | null;
  readonly bannerMobile: string | null;
  readonly bannerUrl: string | null;
  /** HTML by language. */
  readonly bannerDescriptions: Texts;
  readonly videoEmbeddedCode: string | null;
  readonly isActive: boolean;
}

const DATES = 'created_date as "createdAt", modified_date as "modifiedAt"';

const flatPage = prepared<FlatPage>(
  `select id, titles, contents, template_name as "templateName", ${DATES} from flat_pages where id = $1`,
);

export async function findFlatPage(db: Executor, id: number): Promise<FlatPage | null> {
  const [row] = await flatPage(db, [id]);
  return row ?? null;
}

const landingPage = prepared<LandingPage>(
  `select id, names, template, is_active as "isActive", ${DATES} from landing_pages where id = $1 and is_active`,
);

export async function findLandingPage(db: Executor, id: number): Promise<LandingPage | null> {
  const [row] = await landingPage(db, [id]);
  return row ?? null;
}

const specialPage = prepared<SpecialPage>(`
  select id, names, collection_id as "collectionId", template, banner, banner_mobile as "bannerMobile",
    banner_url as "bannerUrl", banner_descriptions as "bannerDescriptions",
    video_embedded_code as "videoEmbeddedCode", is_active as "isActive", ${DATES}
  from special_pages where id = $1 and is_active`);

export async function selectSpecialPage(db: Executor, id: number): Promise<SpecialPage | null> {
  const [row] = await specialPage(db, [id]);
  return row ?? null;
}
