import type { Widget } from '@arasta/client';
import { useLoading } from '../../loading.ts';
import { ButtonLink, Heading, Loaded, Picture, SkeletonBox } from '../../parts/index.ts';
import { link } from '../../routes.ts';
import { shop } from '../../shop.ts';
import { recordsOf, textOf, type WidgetRecord } from '../../widgets.ts';
import { ProductCard } from '../product-card/product-card.tsx';
import './home.css';

/** The home page: the widgets that the shop has put in order, each shown by what it holds. */
export function HomePage() {
  const widgets = useLoading('home', loadWidgets);
  return (
    <div class="home">
      <Loaded of={widgets} skeleton={<HomeSkeleton />}>
        {(all) => (
          <>
            {all.map((widget) => (
              <Shown key={widget.slug} widget={widget} />
            ))}
            {all.every(({ attributes }) => recordsOf(attributes, 'hero_slider').length === 0) && (
              <div class="wide page">
                <Heading>Arasta</Heading>
              </div>
            )}
          </>
        )}
      </Loaded>
    </div>
  );
}

async function loadWidgets(signal: AbortSignal): Promise<Widget[]> {
  const { attributes } = await shop.getWidget({ slug: 'home' }, { signal });
  const slugs = recordsOf(attributes, 'widget_order').map((record) => record.text('item_slug'));
  return Promise.all(slugs.map((slug) => shop.getWidget({ slug }, { signal })));
}

function Shown({ widget }: { widget: Widget }) {
  const { attributes, products = [] } = widget;
  const banners = recordsOf(attributes, 'hero_slider');
  const stories = recordsOf(attributes, 'stories');
  const content = textOf(attributes, 'content');
  return (
    <>
      {banners.length > 0 && <Banners banners={banners} />}
      {stories.length > 0 && <Tiles title={textOf(attributes, 'title')} tiles={stories} />}
      {products.length > 0 && <Featured widget={widget} />}
      {content !== '' && <Story title={textOf(attributes, 'title')} content={content} />}
    </>
  );
}

/** The first one large, those after it side by side: nothing moves by itself, nothing is hidden. */
function Banners({ banners: [first, ...others] }: { banners: readonly WidgetRecord[] }) {
  if (first === undefined) return null;
  return (
    <section class="wide banners">
      <Banner banner={first} isFirst />
      {others.map((banner) => (
        <Banner key={banner.text('url')} banner={banner} />
      ))}
    </section>
  );
}

function Banner({ banner, isFirst = false }: { banner: WidgetRecord; isFirst?: boolean }) {
  const title = banner.text('title');
  return (
    <div class={isFirst ? 'banner banner-first' : 'banner'}>
      <Picture
        src={banner.picture('image')}
        alt=""
        ratio={isFirst ? 16 / 9 : 4 / 3}
        sizes={isFirst ? '(min-width: 80rem) 75rem, 100vw' : '(min-width: 48rem) 50vw, 100vw'}
        eager={isFirst}
      />
      <div class="banner-words">
        {isFirst ? <Heading title="Arasta">{title}</Heading> : <h2>{title}</h2>}
        <p>{banner.text('subtext')}</p>
        <ButtonLink look={isFirst ? 'primary' : 'plain'} href={link(banner.text('url'))}>
          {banner.text('button_text')}
        </ButtonLink>
      </div>
    </div>
  );
}

function Tiles({ title, tiles }: { title: string; tiles: readonly WidgetRecord[] }) {
  return (
    <section class="wide stack">
      <h2>{title}</h2>
      <ul class="tiles">
        {tiles.map((tile) => (
          <li key={tile.text('url')}>
            <a class="tile" href={link(tile.text('url'))}>
              <Picture src={tile.picture('image')} alt="" ratio={1} sizes="(min-width: 60rem) 15rem, 45vw" />
              <span>{tile.text('title')}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Featured({ widget: { attributes, products = [] } }: { widget: Widget }) {
  const more = textOf(attributes, 'button_text');
  return (
    <section class="wide stack">
      <div class="between">
        <h2>{textOf(attributes, 'title')}</h2>
        {more !== '' && <a href={link(textOf(attributes, 'button_url'))}>{more}</a>}
      </div>
      <ul class="cards cards-four">
        {products.slice(0, 8).map((product) => (
          <li key={product.pk}>
            <ProductCard product={product} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The shop's own words; the page's policy runs no script of them. */
function Story({ title, content }: { title: string; content: string }) {
  return (
    <section class="story">
      <div class="narrow stack">
        <h2>{title}</h2>
        {/* The heading is shown above. */}
        <div class="prose" dangerouslySetInnerHTML={{ __html: content.replace(/^\s*<h1>.*?<\/h1>/s, '') }} />
      </div>
    </section>
  );
}

function HomeSkeleton() {
  return (
    <div class="wide banners">
      <div class="banner-first">
        <SkeletonBox ratio={16 / 9} />
      </div>
    </div>
  );
}
