import { Picture } from '../../parts/index.ts';
import { differInPicture, type Group, type Option } from './product.rules.ts';
import { t } from './texts.ts';

interface VariantsProps {
  readonly groups: readonly Group[];
  readonly onChoose: (key: string, value: string) => void;
  /** Somebody wanted to buy before choosing. */
  readonly isMissing: boolean;
}

/** What there is to choose: colours by their pictures, sizes by their names. What is sold out can be looked at. */
export function Variants({ groups, onChoose, isMissing }: VariantsProps) {
  return (
    <>
      {groups.map((group) => (
        <VariantGroup key={group.attribute_key} {...{ group, onChoose, isMissing }} />
      ))}
    </>
  );
}

interface GroupProps extends Omit<VariantsProps, 'groups'> {
  readonly group: Group;
}

function VariantGroup({ group, onChoose, isMissing }: GroupProps) {
  const { attribute_key: key, attribute_name: name, options } = group;
  const chosen = options.find((option) => option.is_selected);
  const asPictures = differInPicture(group);
  const isWrong = isMissing && chosen === undefined;
  return (
    <fieldset class="variants" aria-invalid={isWrong}>
      <legend class={isWrong ? 'bad strong' : 'small'}>
        {chosen === undefined ? t('choose', { name }) : t('chosen', { name, choice: chosen.label })}
      </legend>
      <div class="variants-options">
        {options.map((option) => (
          <label key={option.value} class={classOf(option, asPictures)} title={option.label}>
            <input
              type="radio"
              name={key}
              value={option.value}
              checked={option.is_selected}
              onChange={() => onChoose(key, option.value)}
            />
            {asPictures && <Picture src={option.product.productimage_set[0]?.image} alt="" sizes="4rem" />}
            <span class={asPictures ? 'hidden' : undefined}>
              {option.is_selectable ? (
                option.label
              ) : (
                <s aria-label={t('optionOut', { option: option.label })}>{option.label}</s>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function classOf({ is_selected: isChosen, is_selectable: isThere }: Option, asPictures: boolean): string {
  return `variant ${asPictures ? 'variant-picture' : 'variant-word'}${isChosen ? ' variant-chosen' : ''}${isThere ? '' : ' variant-out'}`;
}
