import { useRoute } from 'preact-iso';
import { useLoading } from '../../loading.ts';
import { Heading, Loaded } from '../../parts/index.ts';
import { shop } from '../../shop.ts';
import '../account.css';
import { t } from './texts.ts';
import { Tile } from './Tile.tsx';

/** A collection that its owner shows to whoever has the link. */
export function SharedPage() {
  const slug = useRoute().params['slug'] ?? '';
  const collection = useLoading(`shared ${slug}`, (signal) => shop.getSharedCollection({ slug }, { signal }));
  return (
    <div class="wide page">
      <Loaded of={collection}>
        {({ name, items }) => (
          <div class="stack-l">
            <Heading>{name}</Heading>
            <p class="soft">{t('shared')}</p>
            <ul class="tiles">
              {items.map(({ pk, product, note }) => (
                <Tile key={pk} product={product}>
                  {note !== null && <p class="soft small">{note}</p>}
                </Tile>
              ))}
            </ul>
          </div>
        )}
      </Loaded>
    </div>
  );
}
