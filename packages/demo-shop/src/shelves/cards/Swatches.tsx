import type { ProductCard, ProductImage } from '@arasta/client';
import { useEffect } from 'preact/hooks';
import { link } from '../../routes.ts';
import { askForColours, hexes } from '../colours.ts';
import { t } from '../texts.ts';

const MOST = 6;

interface SwatchesProps {
  readonly product: ProductCard;
  /** Told the pictures of the colour that is pointed at; none when the pointer leaves. */
  readonly onShow: (pictures: readonly ProductImage[]) => void;
}

/** The colours of a product: each leads to it, and shows it when pointed at. Keeps its room where there are none. */
export function Swatches({ product, onShow }: SwatchesProps) {
  useEffect(() => {
    void askForColours();
  }, []);
  const group = product.extra_data.variants.find(({ attribute_key }) => attribute_key === 'color');
  const options = group?.options ?? [];
  if (options.length < 2) return <div class="swatches" />;
  return (
    <div class="swatches" onPointerLeave={() => onShow([])}>
      {options.slice(0, MOST).map(({ label, product: { pk, absolute_url, attributes, productimage_set } }) => (
        <a
          key={pk}
          class="swatch"
          href={link(colourOnly(absolute_url))}
          aria-label={t('colourOf', { name: product.name, colour: label })}
          title={label}
          style={{ backgroundColor: hexes.value.get(String(attributes['color'])) ?? 'var(--sand-deep)' }}
          onPointerEnter={() => onShow(productimage_set)}
          onFocus={() => onShow(productimage_set)}
          onBlur={() => onShow([])}
        />
      ))}
      {options.length > MOST && <span class="swatch-more">+{options.length - MOST}</span>}
    </div>
  );
}

/** The colour without the size that came with it: that is still to be chosen. */
function colourOnly(url: string): string {
  const [path = '', query = ''] = url.split('?');
  const colour = new URLSearchParams(query).get('color');
  return colour === null ? path : `${path}?color=${encodeURIComponent(colour)}`;
}
