import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { erased, impersonal, internal, type PersonalData } from '../personal-data.ts';

export interface ContentTables {
  flat_pages: FlatPageTable;
  form_files: FormFileTable;
  form_submissions: FormSubmissionTable;
  forms: FormTable;
  landing_pages: LandingPageTable;
  menu_items: MenuItemTable;
  seo_records: SeoRecordTable;
  special_pages: SpecialPageTable;
  widgets: WidgetTable;
}

type Id = Generated<number>;
/** Language to text. */
type Texts = JSONColumnType<Record<string, string>>;
type Json = JSONColumnType<Record<string, unknown>>;

interface MenuItemTable {
  id: Generated<string>;
  key: string;
  parent_id: string | null;
  labels: Texts;
  urls: Texts;
  category_id: number | null;
  position: Generated<number>;
  visible: Generated<boolean>;
  attributes: Json;
  path: string;
}

interface WidgetTable {
  id: Id;
  slug: string;
  name: string;
  template: Generated<string>;
  attributes: JSONColumnType<Record<string, Record<string, unknown>>>;
  products: Generated<string[]>;
  schema: JSONColumnType<Record<string, unknown>> | null;
}

interface FlatPageTable {
  id: Id;
  key: string;
  titles: Texts;
  contents: Texts;
  template_name: string;
  created_date: Date;
  modified_date: Date;
}

interface LandingPageTable {
  id: Id;
  key: string;
  names: Texts;
  template: string;
  is_active: Generated<boolean>;
  created_date: Date;
  modified_date: Date;
}

interface SpecialPageTable {
  id: Id;
  key: string;
  names: Texts;
  collection_id: number;
  template: string | null;
  banner: string | null;
  banner_mobile: string | null;
  banner_url: string | null;
  banner_descriptions: Texts;
  video_embedded_code: string | null;
  is_active: Generated<boolean>;
  created_date: Date;
  modified_date: Date;
}

interface FormTable {
  id: Id;
  key: string;
  names: Texts;
  template: string;
  is_active: Generated<boolean>;
  fields: JSONColumnType<Record<string, unknown>[]>;
  created_date: Date;
  modified_date: Date;
}

interface FormSubmissionTable {
  id: ColumnType<number, never, never>;
  form_id: number;
  entries: Json;
  created_date: Date;
}

interface FormFileTable {
  submission_id: number;
  field: string;
  name: string;
  content_type: string;
  bytes: Buffer;
}

interface SeoRecordTable {
  id: Id;
  url: string;
  titles: Texts;
  descriptions: Texts;
  keywords: Texts;
  attributes: Json;
  created_date: Date;
  modified_date: Date;
}

export const CONTENT_DATA: PersonalData<ContentTables> = {
  flat_pages: impersonal('id', 'key', 'titles', 'contents', 'template_name', 'created_date', 'modified_date'),
  form_files: {
    owner: 'anybody',
    archive: null,
    ends: 'With the submission.',
    columns: {
      ...internal('submission_id', 'field', 'content_type'),
      ...erased('name', 'bytes'),
    },
  },
  form_submissions: {
    owner: 'anybody',
    archive: null,
    ends: 'The shop’s to decide: what a form asks for is its own, and so is how long it is needed.',
    columns: {
      ...internal('id', 'form_id', 'created_date'),
      ...erased('entries'),
    },
  },
  forms: impersonal('id', 'key', 'names', 'template', 'is_active', 'fields', 'created_date', 'modified_date'),
  landing_pages: impersonal('id', 'key', 'names', 'template', 'is_active', 'created_date', 'modified_date'),
  menu_items: impersonal(
    'id',
    'key',
    'parent_id',
    'labels',
    'urls',
    'category_id',
    'position',
    'visible',
    'attributes',
    'path',
  ),
  seo_records: impersonal(
    'id',
    'url',
    'titles',
    'descriptions',
    'keywords',
    'attributes',
    'created_date',
    'modified_date',
  ),
  special_pages: impersonal(
    'id',
    'key',
    'names',
    'collection_id',
    'template',
    'banner',
    'banner_mobile',
    'banner_url',
    'banner_descriptions',
    'video_embedded_code',
    'is_active',
    'created_date',
    'modified_date',
  ),
  widgets: impersonal('id', 'slug', 'name', 'template', 'attributes', 'products', 'schema'),
};
