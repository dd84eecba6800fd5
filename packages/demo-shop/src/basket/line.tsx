import { useEffect, useRef } from 'preact/hooks';
import { language, money } from '../i18n/index.ts';
import { Badge, Button, Icon, Picture, Price, QuantityStepper } from '../parts/index.ts';
import { link } from '../routes.ts';
import { putBack, refusals, removeLine, setQuantity, wanted } from './basket.state.ts';
import { cents, isFree, type Line, type Removed, variantOf } from './lines.rules.ts';
import { t } from './texts.ts';

// The server knows how many there are, and says so; a number of four digits is a slip.
const MOST = 999;

/** One line: what it is, how many, what it costs. */
export function BasketLine({ id, line }: { id: string; line: Line }) {
  const { product, is_gift: isGift } = line;
  const quantity = wanted.value.get(id) ?? line.quantity;
  const variant = variantOf(product, language.value);
  return (
    <li class="basket-line">
      <a class="basket-picture" href={link(product.absolute_url)} tabIndex={-1} aria-hidden="true">
        <Picture src={line.image} alt="" sizes="(min-width: 40rem) 7.5rem, 5.5rem" />
      </a>
      <div class="basket-words">
        <h2>
          <a href={link(product.absolute_url)}>{product.name}</a>
        </h2>
        {variant !== '' && <p class="small soft">{variant}</p>}
        {!isGift && <UnitPrice line={line} quantity={quantity} />}
        <Offers line={line} />
      </div>
      <div class="basket-sum">
        <Amount line={line} quantity={quantity} />
      </div>
      <div class="basket-tools">
        {isGift ? (
          <span class="small soft">{t('pieces', { count: line.quantity })}</span>
        ) : (
          <Tools line={line} quantity={quantity} />
        )}
      </div>
      <div class="basket-refusal" role="status">
        {refusals.value.has(id) && <p class="field-error">{refusals.value.get(id)}</p>}
      </div>
    </li>
  );
}

function Tools({ line, quantity }: { line: Line; quantity: number }) {
  const { name } = line.product;
  return (
    <>
      <QuantityStepper value={quantity} max={MOST} of={name} onChange={(next) => void setQuantity(line, next)} />
      <Button look="quiet" aria-label={t('removeOf', { name })} onClick={() => void removeLine(line)}>
        {t('remove')}
      </Button>
    </>
  );
}

function UnitPrice({ line, quantity }: { line: Line; quantity: number }) {
  if (quantity === 1) return null;
  return <p class="small soft">{t('each', { price: money(line.price, line.currency_type) })}</p>;
}

function Offers({ line }: { line: Line }) {
  const badges = line.offer_badges.filter(({ discount }) => cents(discount) > 0);
  if (!line.is_gift && badges.length === 0) return null;
  return (
    <p class="basket-badges">
      {line.is_gift && (
        <Badge kind="good">
          <Icon name="gift" size={14} /> {t('gift')}
        </Badge>
      )}
      {!line.is_gift &&
        badges.map(({ description }) => (
          <Badge key={description} kind="accent">
            {description}
          </Badge>
        ))}
    </p>
  );
}

/** Of the quantity that is shown; what promotions take off it, the shop says a moment later. */
function Amount({ line, quantity }: { line: Line; quantity: number }) {
  const whole = (cents(line.price) * quantity) / 100;
  if (isFree(line)) return <span class="price good">{t('free')}</span>;
  const isSettled = quantity === line.quantity;
  const due = isSettled ? (cents(line.total_amount) - cents(line.discount_amount)) / 100 : whole;
  const before = (Math.max(cents(line.retail_price), cents(line.price)) * quantity) / 100;
  return <Price amount={due} before={before} currency={line.currency_type} />;
}

/** Where a line was: the way to have it back. */
export function RemovedLine({ removed }: { removed: Removed }) {
  const { name } = removed.line.product;
  const box = useRef<HTMLLIElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  return (
    <li class="basket-removed" ref={box}>
      <p role="status">{t('removed', { name })}</p>
      <Button small aria-label={t('undoOf', { name })} onClick={() => void putBack(removed)}>
        {t('undo')}
      </Button>
    </li>
  );
}
