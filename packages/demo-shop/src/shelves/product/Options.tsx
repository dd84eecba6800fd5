import type { VariantGroup, VariantOption } from '@arasta/client';
import { Picture } from '../../parts/index.ts';
import { link } from '../../routes.ts';
import { changed, useAddress } from '../address.ts';
import { t } from '../texts.ts';
import { selectionOf } from './selection.ts';

/** Which one: by colour with its picture, by size and whatever else tells the variants apart. */
export function Options({ variants }: { variants: readonly VariantGroup[] }) {
  const { params, ask } = useAddress();
  const choose = (key: string, value: string) => {
    // The colour shown at first is not in the address yet. What is there counts: the answer may be to an earlier choice.
    const shown = Object.entries(selectionOf(variants)).filter(([name]) => !params.has(name));
    const next = shown.reduce((all, [name, own]) => changed(all, name, own), params);
    ask(changed(next, key, value), 'replace');
  };
  return (
    <>
      {variants.map((group) => (
        <OptionGroup key={group.attribute_key} group={group} onChoose={(value) => choose(group.attribute_key, value)} />
      ))}
    </>
  );
}

interface GroupProps {
  readonly group: VariantGroup;
  readonly onChoose: (value: string) => void;
}

function OptionGroup({ group: { attribute_key, attribute_name, options }, onChoose }: GroupProps) {
  // At once, without waiting for the answer.
  const wanted = useAddress().params.get(attribute_key);
  const chosen = options.find(({ value }) => value === wanted) ?? options.find(({ is_selected }) => is_selected);
  const isColour = attribute_key === 'color';
  return (
    <div class="options" role="radiogroup" aria-labelledby={`option-${attribute_key}`}>
      <div class="between">
        <p>
          <span id={`option-${attribute_key}`} class="strong">
            {attribute_name}
          </span>
          {chosen !== undefined && <span class="soft"> {chosen.label}</span>}
        </p>
        {attribute_key === 'size' && (
          <a class="small" href={link('/size-guide/')}>
            {t('sizeGuide')}
          </a>
        )}
      </div>
      <div class={isColour ? 'options-row options-colours' : 'options-row'}>
        {options.map((option) => (
          <Option
            key={option.value}
            name={attribute_key}
            isChosen={option === chosen}
            {...{ option, isColour, onChoose }}
          />
        ))}
      </div>
    </div>
  );
}

interface OptionProps {
  readonly name: string;
  readonly option: VariantOption;
  readonly isChosen: boolean;
  readonly isColour: boolean;
  readonly onChoose: (value: string) => void;
}

function Option({ name, option, isChosen, isColour, onChoose }: OptionProps) {
  const { label, value, is_selectable, is_selectable_without_stock, product } = option;
  const why = is_selectable ? '' : t(is_selectable_without_stock ? 'soldOut' : 'notMade');
  return (
    <label
      class={`option ${isColour ? 'option-colour' : 'option-word'}${is_selectable ? '' : ' option-gone'}`}
      title={why === '' ? label : `${label}: ${why}`}
    >
      <input type="radio" {...{ name, value }} checked={isChosen} onChange={() => onChoose(value)} />
      {isColour ? (
        <Picture src={product.productimage_set[0]?.image} alt="" ratio={4 / 5} sizes="4rem" />
      ) : (
        <span aria-hidden="true">{label}</span>
      )}
      <span class="hidden">{why === '' ? label : `${label}, ${why}`}</span>
    </label>
  );
}
