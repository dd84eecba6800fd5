import { Dialog, Icon } from '../parts/index.ts';
import { link } from '../routes.ts';
import { Choices } from './Choices.tsx';
import type { Department } from './menu.ts';
import { t } from './texts.ts';

/** The menu of wide screens: departments in a row, what is in them below, by pointer and by keyboard. */
export function Departments({ menu }: { menu: readonly Department[] }) {
  return (
    <nav class="departments wide" aria-label={t('departments')}>
      <ul>
        {menu.map((department) => (
          <li key={department.id} onKeyDown={closeByEscape} onClick={close}>
            <a class="department" href={link(department.path)}>
              {department.label}
            </a>
            {department.below.length > 0 && <Below department={department} />}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Below({ department: { label, path, below } }: { department: Department }) {
  return (
    <ul class="below">
      {below.map((part) => (
        <li key={part.id}>
          <a href={link(part.path)}>{part.label}</a>
        </li>
      ))}
      <li>
        <a class="below-all" href={link(path)}>
          {t('allOf', { name: label })}
        </a>
      </li>
    </ul>
  );
}

// What is below shows while the pointer or the focus is in it.
function close(event: Event): void {
  const item = event.currentTarget;
  if (!(item instanceof HTMLElement)) return;
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  item.classList.add('closed');
  item.addEventListener('pointerleave', () => item.classList.remove('closed'), { once: true });
}

function closeByEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape') return;
  const department = event.currentTarget instanceof HTMLElement ? event.currentTarget.querySelector('a') : null;
  close(event);
  department?.focus();
}

interface DrawerProps {
  readonly menu: readonly Department[];
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The menu of phones: a drawer at the left. */
export function DepartmentsDrawer({ menu, open, onClose }: DrawerProps) {
  return (
    <Dialog title={t('departments')} open={open} onClose={onClose} side="left" footer={<Choices />}>
      <ul class="drawer-menu">
        {menu.map((department) => (
          <li key={department.id}>
            {department.below.length === 0 ? (
              <a class="drawer-link" href={link(department.path)}>
                {department.label}
              </a>
            ) : (
              <Folded department={department} />
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function Folded({ department: { label, path, below } }: { department: Department }) {
  return (
    <details name="departments">
      <summary class="drawer-link">
        {label}
        <Icon name="down" size={18} />
      </summary>
      <ul class="drawer-below">
        {[{ id: path, label: t('allOf', { name: label }), path }, ...below].map((part) => (
          <li key={part.id}>
            <a href={link(part.path)}>{part.label}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}
