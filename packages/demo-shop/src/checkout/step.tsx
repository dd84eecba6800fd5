import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button, Icon } from '../parts/index.ts';
import { openStep, reopened, view } from './checkout.state.ts';
import { t } from './texts.ts';
import { type Step, stepOf, STEPS } from './view.rules.ts';

interface StepProps {
  readonly step: Step;
  /** As it is counted on the page: a step of the checkout may be told in two parts. */
  readonly number: number;
  readonly title: string;
  /** What was chosen, shown once it is; without it nothing can be changed. */
  readonly summary?: ComponentChildren;
  readonly isFixed?: boolean;
  /** False for the second part of a step: the first one takes the focus. */
  readonly takesFocus?: boolean;
  readonly children: ComponentChildren;
}

/** A part of the checkout: open, done with what was chosen, or still to come. */
export function StepSection({ step, number, title, summary, isFixed = false, takesFocus = true, children }: StepProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const state = stateOf(step);
  const isDone = state === 'done';
  useFocusWhenOpened(heading, state === 'open' && takesFocus);
  return (
    <section class={`step step-${state}`} aria-labelledby={`step-${number}`}>
      <header class="step-head">
        <span class="step-number" aria-hidden="true">
          {isDone ? <Icon name="check" size={16} /> : number}
        </span>
        <h2 id={`step-${number}`} ref={heading} tabIndex={-1}>
          {title}
          {isDone && <span class="hidden"> ({t('stepDone')})</span>}
        </h2>
        {isDone && !isFixed && <ChangeButton step={step} title={title} />}
      </header>
      {state === 'open' && <div class="step-body">{children}</div>}
      {isDone && <div class="step-summary">{summary}</div>}
    </section>
  );
}

function ChangeButton({ step, title }: Pick<StepProps, 'step' | 'title'>) {
  return (
    <Button look="quiet" aria-label={t('changeOf', { step: title })} onClick={() => void (reopened.value = step)}>
      {t('change')}
    </Button>
  );
}

function stateOf(step: Step): 'open' | 'done' | 'later' {
  if (openStep.value === step) return 'open';
  return STEPS.indexOf(step) < STEPS.indexOf(stepOf(view.value?.due ?? '')) ? 'done' : 'later';
}

function useFocusWhenOpened(heading: { current: HTMLElement | null }, isOpen: boolean): void {
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (isOpen && !wasOpen.current) {
      heading.current?.focus({ preventScroll: true });
      heading.current?.scrollIntoView({ block: 'start', behavior: 'smooth' });
    }
    wasOpen.current = isOpen;
  }, [isOpen]);
}
