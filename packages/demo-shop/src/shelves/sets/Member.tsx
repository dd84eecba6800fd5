import type { ProductAnswer, VariantGroup } from '@arasta/client';
import { useEffect, useState } from 'preact/hooks';
import { useLoading } from '../../loading.ts';
import { Loaded, Picture, Price, Select, Skeleton } from '../../parts/index.ts';
import { link } from '../../routes.ts';
import { shop } from '../../shop.ts';
import { openNames, type Selection, selectionOf } from '../product/selection.ts';
import { t } from '../texts.ts';

/** What of a member goes into the basket. */
export interface Picked {
  readonly pk: number;
}

interface MemberProps {
  readonly pk: number;
  /** Told which variant is chosen; null while something is open or sold out. */
  readonly onPick: (picked: Picked | null) => void;
}

/** One of a set, in the colour and size that is chosen; at first those that can be had. */
export function Member({ pk, onPick }: MemberProps) {
  const [asked, ask] = useState<Selection>({});
  const key = new URLSearchParams(asked).toString();
  const found = useLoading(`member ${pk}?${key}`, (signal) => loadMember(pk, asked, signal));
  const picked = found.value === undefined ? null : pickedOf(found.value);
  useEffect(() => onPick(picked === null ? null : { pk: picked }), [picked]);
  return (
    <Loaded of={found} skeleton={<Skeleton />}>
      {({ product, variants }) => (
        <div class="member">
          <Picture src={product.productimage_set[0]?.image} alt="" sizes="6rem" />
          <div class="stack-s">
            <p>
              <a class="strong" href={link(product.absolute_url)}>
                {product.name}
              </a>
            </p>
            <Price amount={product.price} before={product.retail_price} currency={product.currency_type} />
            {variants.map((group) => (
              <MemberOption
                key={group.attribute_key}
                group={group}
                onChoose={(value) => ask({ ...selectionOf(variants), [group.attribute_key]: value })}
              />
            ))}
          </div>
        </div>
      )}
    </Loaded>
  );
}

function MemberOption({ group, onChoose }: { group: VariantGroup; onChoose: (value: string) => void }) {
  const options = group.options.map(({ label, value, is_selectable }) => ({
    value,
    label: is_selectable ? label : `${label} (${t('soldOut')})`,
  }));
  if (options.length < 2) return null;
  const chosen = group.options.find(({ is_selected }) => is_selected);
  return (
    <Select label={group.attribute_name} required value={chosen?.value ?? ''} options={options} onChange={onChoose} />
  );
}

/** What is open is filled with what can be had, attribute by attribute. */
async function loadMember(pk: number, asked: Selection, signal: AbortSignal): Promise<ProductAnswer> {
  const answer = await shop.getProduct({ ...asked, pk }, { signal });
  const open = answer.variants.find(({ options }) => !options.some(({ is_selected }) => is_selected));
  const option = open?.options.find(({ is_selectable }) => is_selectable);
  if (open === undefined || option === undefined) return answer;
  return loadMember(pk, { ...selectionOf(answer.variants), [open.attribute_key]: option.value }, signal);
}

function pickedOf({ product, variants, selected_variant }: ProductAnswer): number | null {
  if (variants.length === 0) return product.in_stock ? product.pk : null;
  return openNames(variants).length === 0 ? (selected_variant?.pk ?? null) : null;
}
