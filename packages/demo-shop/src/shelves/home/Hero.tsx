import { useRef, useState } from 'preact/hooks';
import { useLoading } from '../../loading.ts';
import { ButtonLink, Icon, IconButton, Picture } from '../../parts/index.ts';
import { link } from '../../routes.ts';
import { shop } from '../../shop.ts';
import { recordsOf, type WidgetRecord } from '../../widgets.ts';
import { t } from '../texts.ts';

/** What the shop wants to be seen first: slides that the visitor turns, by button, finger or keyboard. */
export function Hero() {
  const slides = useLoading('hero', async (signal) =>
    recordsOf((await shop.getWidget({ slug: 'home-hero-slider' }, { signal })).attributes, 'hero_slider'),
  );
  if (slides.error !== undefined) return null;
  if (slides.value === undefined) return <div class="hero skeleton" aria-hidden="true" />;
  return <Slides slides={slides.value} />;
}

function Slides({ slides }: { slides: readonly WidgetRecord[] }) {
  const track = useRef<HTMLUListElement>(null);
  const [shown, show] = useState(0);
  const turnTo = (place: number) => {
    const at = (place + slides.length) % slides.length;
    track.current?.scrollTo({ left: at * track.current.clientWidth, behavior: 'smooth' });
  };
  return (
    <section class="hero" aria-roledescription="carousel" aria-label={t('slides')}>
      <ul
        ref={track}
        class="hero-track"
        onScroll={({ currentTarget: { scrollLeft, clientWidth } }) => show(Math.round(scrollLeft / clientWidth))}
      >
        {slides.map((slide, place) => (
          <li key={slide.text('url')} aria-label={t('slide', { number: place + 1, count: slides.length })}>
            <Slide slide={slide} isFirst={place === 0} isShown={place === shown} />
          </li>
        ))}
      </ul>
      {slides.length > 1 && (
        <div class="hero-turn">
          <IconButton label={t('slideBefore')} onClick={() => turnTo(shown - 1)}>
            <Icon name="left" />
          </IconButton>
          <span class="hero-place numbers" aria-live="polite">
            <span class="hidden">{t('slide', { number: shown + 1, count: slides.length })}</span>
            <span aria-hidden="true">
              {shown + 1} / {slides.length}
            </span>
          </span>
          <IconButton label={t('slideAfter')} onClick={() => turnTo(shown + 1)}>
            <Icon name="right" />
          </IconButton>
        </div>
      )}
    </section>
  );
}

function Slide({ slide, isFirst, isShown }: { slide: WidgetRecord; isFirst: boolean; isShown: boolean }) {
  return (
    <div class="slide" inert={!isShown}>
      <Picture
        src={slide.picture('image')}
        alt=""
        ratio={8 / 3}
        sizes="(min-width: 48rem) 100vw, 170vw"
        eager={isFirst}
      />
      <div class="wide slide-words">
        <h2>{slide.text('title')}</h2>
        <p>{slide.text('subtext')}</p>
        <ButtonLink look="primary" href={link(slide.text('url'))}>
          {slide.text('button_text')}
        </ButtonLink>
      </div>
    </div>
  );
}
