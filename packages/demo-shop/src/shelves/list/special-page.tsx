import type { Answer, SpecialPage } from '@arasta/client';
import { useLoading } from '../../loading.ts';
import { Heading, Loaded, Picture } from '../../parts/index.ts';
import { shop } from '../../shop.ts';
import { asked, useAddress } from '../address.ts';
import { withoutHeading } from '../html.ts';
import { ListSkeleton, ListView } from './ListView.tsx';

const kept = new Map<string, Answer<'listSpecialPage'>>();

/** A list that somebody put together: new things, a sale. */
export function SpecialPageView({ pk }: { pk: string }) {
  const { params } = useAddress();
  const ask = (signal: AbortSignal) => shop.listSpecialPage({ ...asked(params), pk }, { signal });
  const list = useLoading(`special ${pk}?${params}`, ask, kept);
  return (
    <Loaded
      of={list}
      skeleton={
        <div class="wide page">
          <ListSkeleton />
        </div>
      }
    >
      {(answer) => (
        <>
          <Banner page={answer.special_page} />
          <div class="wide page">
            <ListView list={answer} title={null} />
          </div>
        </>
      )}
    </Loaded>
  );
}

function Banner({ page: { name, banner, banner_description } }: { page: SpecialPage }) {
  return (
    <header class="banner">
      <Picture src={banner} alt="" ratio={8 / 3} sizes="(min-width: 48rem) 100vw, 170vw" eager />
      <div class="wide banner-words">
        <Heading>{name}</Heading>
        {banner_description !== null && (
          <div class="banner-told" dangerouslySetInnerHTML={withoutHeading(banner_description)} />
        )}
      </div>
    </header>
  );
}
