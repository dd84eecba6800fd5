import type { Product } from '@arasta/client';
import { useEffect, useState } from 'preact/hooks';
import { Picture } from '../../parts/index.ts';
import { t } from './texts.ts';

/** The pictures of what is chosen: one large, the others to be looked at by a click. */
export function Gallery({ product }: { product: Product }) {
  const pictures = product.productimage_set;
  const [shown, setShown] = useState(0);
  useEffect(() => setShown(0), [pictures[0]?.pk]);
  return (
    <div class="gallery">
      <Picture src={pictures[shown]?.image} alt={product.name} sizes="(min-width: 60rem) 40rem, 100vw" eager />
      {pictures.length > 1 && (
        <ul class="gallery-thumbs" aria-label={t('pictures')}>
          {pictures.map(({ pk, image }, index) => (
            <li key={pk}>
              <button
                type="button"
                aria-pressed={index === shown}
                aria-label={t('pictureOf', { number: index + 1, name: product.name })}
                onClick={() => setShown(index)}
              >
                <Picture src={image} alt="" sizes="5rem" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
