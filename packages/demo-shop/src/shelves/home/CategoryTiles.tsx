import { useLoading } from '../../loading.ts';
import { Picture } from '../../parts/index.ts';
import { link } from '../../routes.ts';
import { shop } from '../../shop.ts';
import { recordsOf, textOf } from '../../widgets.ts';
import { PartTitle } from './PartTitle.tsx';

/** The departments, each with a picture. */
export function CategoryTiles() {
  const widget = useLoading('tiles', (signal) => shop.getWidget({ slug: 'home-categories' }, { signal }));
  if (widget.error !== undefined) return null;
  const attributes = widget.value === undefined ? {} : widget.value.attributes;
  const tiles = recordsOf(attributes, 'stories');
  return (
    <section class="wide home-part" aria-labelledby="departments">
      <PartTitle id="departments">{textOf(attributes, 'title')}</PartTitle>
      <ul class="tiles">
        {widget.value === undefined
          ? [1, 2, 3, 4, 5].map((place) => <li key={place} class="skeleton tile-skeleton" />)
          : tiles.map((tile) => (
              <li key={tile.text('url')}>
                <a class="tile" href={link(tile.text('url'))}>
                  <Picture src={tile.picture('image')} alt="" ratio={4 / 5} sizes="(min-width: 60rem) 18vw, 45vw" />
                  <span class="tile-name">{tile.text('title')}</span>
                </a>
              </li>
            ))}
      </ul>
    </section>
  );
}
