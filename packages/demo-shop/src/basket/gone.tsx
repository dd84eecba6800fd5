import type { ComponentChildren } from 'preact';
import { Note } from '../parts/index.ts';
import { gone } from './basket.state.ts';
import { t } from './texts.ts';

/** What the shop took out by itself; nothing where it took out nothing. `children` stand below it. */
export function GoneNote({ children }: { children?: ComponentChildren }) {
  if (gone.value.length === 0) return null;
  return (
    <Note kind="warn">
      <div>
        <p class="strong">{t('goneTitle')}</p>
        <ul>
          {gone.value.map(({ pk, name, unavailable_quantity: count }) => (
            <li key={pk}>{t('gone', { name, count })}</li>
          ))}
        </ul>
      </div>
      {children}
    </Note>
  );
}
