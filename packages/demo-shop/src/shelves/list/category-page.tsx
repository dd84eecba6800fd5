import type { Answer } from '@arasta/client';
import { type Department, useMenu } from '../../frame/menu.ts';
import { useLoading } from '../../loading.ts';
import { Loaded } from '../../parts/index.ts';
import { link } from '../../routes.ts';
import { shop } from '../../shop.ts';
import { asked, useAddress } from '../address.ts';
import { crumbsTo } from '../crumbs.ts';
import { t } from '../texts.ts';
import { ListSkeleton, ListView } from './ListView.tsx';

const kept = new Map<string, Answer<'listCategory'>>();

/** What is in a category. */
export function CategoryPage({ pk }: { pk: string }) {
  const { params } = useAddress();
  const ask = (signal: AbortSignal) => shop.listCategory({ ...asked(params), pk }, { signal });
  const list = useLoading(`category ${pk}?${params}`, ask, kept);
  const item = list.value?.category.menuitemmodel ?? null;
  const crumbs = useLoading(`crumbs ${item}`, (signal) => crumbsTo(item, signal));
  return (
    <div class="wide page">
      <Loaded of={list} skeleton={<ListSkeleton />}>
        {(answer) => (
          <ListView list={answer} title={answer.category.name} crumbs={(crumbs.value ?? []).slice(0, -1)}>
            <Parts of={answer.category.absolute_url} name={answer.category.name} />
          </ListView>
        )}
      </Loaded>
    </div>
  );
}

/** What the category is divided into, where the menu divides it. */
function Parts({ of: path, name }: { of: string; name: string }) {
  const menu = useMenu().value ?? [];
  const parts: readonly Department[] = menu.find((department) => department.path === path)?.below ?? [];
  if (parts.length === 0) return null;
  return (
    <nav aria-label={t('parts', { name })}>
      <ul class="pills">
        {parts.map((part) => (
          <li key={part.id}>
            <a class="pill" href={link(part.path)}>
              {part.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
