import type { Conversation } from '@arasta/client';
import { TextArea, toast } from '../../parts/index.ts';
import { Form, useForm } from '../../parts/form/index.ts';
import { shop } from '../../shop.ts';
import { t } from './texts.ts';

const STARS = [1, 2, 3, 4, 5] as const;

interface RatingProps {
  readonly conversation: Conversation;
  readonly onRated: () => void;
}

/** How the shop did: stars and a word. */
export function Rating({ conversation: { number, rating, can_rate }, onRated }: RatingProps) {
  const start = { stars: String(rating?.stars ?? ''), comment: rating?.comment ?? '' };
  const form = useForm({ texts: start }, async ({ stars, comment }) => {
    await shop.rateConversation({ number, stars: Number(stars), comment });
    toast(t('rated'));
    onRated();
  });
  const given = rating === null ? null : <p>{t('yourRating', { count: rating.stars })}</p>;
  if (!can_rate) return given;
  const { onChange, value, error } = form.choice('stars');
  return (
    <section class="panel stack" aria-labelledby="rate">
      <h2 id="rate">{t('rate')}</h2>
      {given}
      <Form of={form} action={t('rateAction')}>
        <fieldset class="stack-s">
          <legend class="hidden">{t('starsLegend')}</legend>
          <div class="stars">
            {STARS.map((count) => (
              <label key={count}>
                <input
                  type="radio"
                  name="stars"
                  value={count}
                  checked={value === String(count)}
                  onChange={() => onChange(String(count))}
                  aria-label={t('stars', { count })}
                />
                <span aria-hidden="true">{count}</span>
              </label>
            ))}
          </div>
          {error !== undefined && <p class="field-error">{error}</p>}
        </fieldset>
        <TextArea {...form.text('comment')} label={t('comment')} rows={2} maxLength={2000} />
      </Form>
    </section>
  );
}
