import { useLoading } from '../loading.ts';
import { Heading, Loaded } from '../parts/index.ts';
import { shop } from '../shop.ts';

/** A page of the shop's own words. Its HTML is the shop's; the page's policy runs no script of it. */
export function FlatPage({ pk }: { pk: number }) {
  const page = useLoading(`flat page ${pk}`, (signal) => shop.getFlatPage({ pk }, { signal }));
  return (
    <div class="narrow page">
      <Loaded of={page}>
        {({ flat_page: { title, content } }) => (
          <div class="stack">
            <Heading>{title}</Heading>
            {/* The heading is shown above. */}
            <div class="prose" dangerouslySetInnerHTML={{ __html: content.replace(/^\s*<h1>.*?<\/h1>/s, '') }} />
          </div>
        )}
      </Loaded>
    </div>
  );
}

/** A landing page, of which the API knows the name alone: its template is the storefront's. */
export function LandingPage({ pk }: { pk: number }) {
  const page = useLoading(`landing page ${pk}`, (signal) => shop.getLandingPage({ pk }, { signal }));
  return (
    <div class="narrow page">
      <Loaded of={page}>{({ landing_page: { name } }) => <Heading>{name}</Heading>}</Loaded>
    </div>
  );
}
