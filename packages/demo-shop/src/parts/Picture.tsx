// Sizes that the server makes (docs/protocol/media.md, "Sizes").
const WIDTHS = [160, 320, 480, 640, 960, 1440] as const;

interface PictureProps {
  /** As the API names it; null shows the ground alone. */
  readonly src: string | null | undefined;
  /** Empty where the words beside it say the same. */
  readonly alt: string;
  /** Width to height: `3 / 4` for goods. Room is kept for it before it is there. */
  readonly ratio?: number;
  /** How wide it is shown, as `sizes` of img: `(min-width: 60rem) 25vw, 50vw`. */
  readonly sizes: string;
  /** The first thing a visitor sees: asked for at once. */
  readonly eager?: boolean;
}

/** A picture of the shop in the size that fits the screen. */
export function Picture({ src, alt, ratio = 3 / 4, sizes, eager = false }: PictureProps) {
  return (
    <span class="picture" style={{ aspectRatio: String(ratio) }}>
      {src != null && (
        <img
          src={sized(src, 640, ratio)}
          srcset={WIDTHS.map((width) => `${sized(src, width, ratio)} ${width}w`).join(', ')}
          sizes={sizes}
          alt={alt}
          loading={eager ? 'eager' : 'lazy'}
          fetchpriority={eager ? 'high' : 'auto'}
          decoding="async"
          width={640}
          height={Math.round(640 / ratio)}
        />
      )}
    </span>
  );
}

/** The address of a picture of the shop cut to a width and a shape. */
function sized(src: string, width: number, ratio: number): string {
  const height = Math.round(width / ratio);
  return src.replace(/(\.[a-z]+)$/i, `_size${width}x${height}_quality80_cropCenter$1`);
}
