import { pictureAddress } from '../pictures.wire.ts';
import { textIn } from '../../../kernel/texts.ts';
import type { Config } from '../../../platform/config/index.ts';
import { formatDateTime } from '../../../platform/http/index.ts';
import { mappingIn, presentPrettyUrl, presentUrlEntry } from '../../urls/index.ts';
import { read, type Reading } from '../texts.rules.ts';
import type { FlatPage, LandingPage, SpecialPage } from './pages.queries.ts';
import type { Addressed } from './pages.service.ts';

export function presentFlatPage({ page, oldPath, urls }: Addressed<FlatPage>, reading: Reading) {
  return {
    pk: page.id,
    type: null,
    flat_page: {
      pk: page.id,
      url: mappingIn(urls, reading.language)?.newPath ?? oldPath,
      title: read(page.titles, reading),
      content: read(page.contents, reading),
      template_name: page.templateName,
      registration_required: false,
      sites: [1],
      flatpageprettyurl_set: urls.map(presentUrlEntry),
      type: null,
    },
  };
}

export function presentLandingPage({ page, oldPath, urls }: Addressed<LandingPage>, reading: Reading) {
  return {
    landing_page: {
      pk: page.id,
      name: read(page.names, reading),
      url: mappingIn(urls, reading.language)?.newPath ?? oldPath,
      template: page.template,
      is_active: page.isActive,
      ...datesOf(page),
    },
  };
}

/** The key `special_page` of a listing (Wire: docs/protocol/content.md, "Pages"). */
export function presentSpecialPage(
  { page, oldPath, urls }: Addressed<SpecialPage>,
  language: string,
  config: Pick<Config, 'defaultLanguage' | 'mediaUrl'>,
) {
  const reading = { language, fallback: config.defaultLanguage };
  const url = mappingIn(urls, language);
  return {
    pk: page.id,
    name: read(page.names, reading),
    url: url?.newPath ?? oldPath,
    template: page.template,
    banner: pictureAddress(config, page.banner),
    banner_mobile: pictureAddress(config, page.bannerMobile),
    banner_url: page.bannerUrl,
    banner_description: textIn(page.bannerDescriptions, language, config.defaultLanguage),
    video_embedded_code: page.videoEmbeddedCode,
    product_collection: page.collectionId,
    is_active: page.isActive,
    ...datesOf(page),
    specialpageprettyurl_set: urls.map(presentUrlEntry),
    pretty_url: url === null ? null : presentPrettyUrl(url),
    extraction_strategy: 'arasta.extraction.AllMatches',
  };
}

function datesOf({ createdAt, modifiedAt }: { createdAt: Date; modifiedAt: Date }) {
  return { created_date: formatDateTime(createdAt), modified_date: formatDateTime(modifiedAt) };
}
