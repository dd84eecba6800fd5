import { useLoading } from '../../loading.ts';
import { ButtonLink } from '../../parts/index.ts';
import { link } from '../../routes.ts';
import { shop } from '../../shop.ts';
import { textOf } from '../../widgets.ts';
import { withoutHeading } from '../html.ts';
import { t } from '../texts.ts';

/** Who runs the shop. */
export function Story() {
  const { value } = useLoading('story', async (signal) => {
    const [story, footer] = await Promise.all(
      ['home-story', 'footer-info'].map((slug) => shop.getWidget({ slug }, { signal })),
    );
    return { story: story?.attributes ?? {}, link: textOf(footer?.attributes ?? {}, 'button_link') };
  });
  if (value === undefined) return null;
  return (
    <section class="story" aria-labelledby="story">
      <div class="wide story-row">
        <h2 id="story">{textOf(value.story, 'title')}</h2>
        <div>
          <div class="prose" dangerouslySetInnerHTML={withoutHeading(textOf(value.story, 'content'))} />
          {value.link !== '' && (
            <ButtonLink look="quiet" href={link(value.link)}>
              {t('moreAbout')}
            </ButtonLink>
          )}
        </div>
      </div>
    </section>
  );
}
