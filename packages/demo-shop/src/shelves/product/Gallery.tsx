import type { ProductImage } from '@arasta/client';
import { Picture } from '../../parts/index.ts';
import { t } from '../texts.ts';

/** The pictures of a product: side by side on wide screens, one after the other under the thumb. */
export function Gallery({ name, pictures }: { name: string; pictures: readonly ProductImage[] }) {
  const many = pictures.length > 1;
  return (
    <div
      class={many ? 'gallery gallery-many' : 'gallery'}
      {...(many && { tabIndex: 0, role: 'group', 'aria-label': t('pictures') })}
    >
      {pictures.map(({ pk, image }, place) => (
        <Picture
          key={pk}
          src={image}
          alt={place === 0 ? name : t('picture', { name, number: place + 1 })}
          sizes={many ? '(min-width: 60rem) 24rem, 85vw' : '(min-width: 60rem) 40rem, 100vw'}
          eager={place === 0}
        />
      ))}
    </div>
  );
}
