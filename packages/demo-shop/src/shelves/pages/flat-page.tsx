import { useLoading } from '../../loading.ts';
import { Heading, Loaded } from '../../parts/index.ts';
import { shop } from '../../shop.ts';
import { withoutHeading } from '../html.ts';

/** A page of text. */
export function FlatPageView({ pk }: { pk: string }) {
  const page = useLoading(`flat page ${pk}`, (signal) => shop.getFlatPage({ pk }, { signal }));
  return (
    <div class="narrow page">
      <Loaded of={page}>
        {({ flat_page: { title, content } }) => (
          <article class="stack">
            <Heading>{title}</Heading>
            <div class="prose" dangerouslySetInnerHTML={withoutHeading(content)} />
          </article>
        )}
      </Loaded>
    </div>
  );
}
