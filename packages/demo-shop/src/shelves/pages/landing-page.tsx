import { useLoading } from '../../loading.ts';
import { Heading, Loaded } from '../../parts/index.ts';
import { shop } from '../../shop.ts';
import { Featured } from '../home/Featured.tsx';
import '../home/home.css';
import { Story } from '../home/Story.tsx';

/** A page that the shop's people arrange: here what is new and who they are, under its name. */
export function LandingPageView({ pk }: { pk: string }) {
  const page = useLoading(`landing page ${pk}`, (signal) => shop.getLandingPage({ pk }, { signal }));
  return (
    <div class="page home">
      <Loaded of={page}>
        {({ landing_page: { name } }) => (
          <div class="wide">
            <Heading>{name}</Heading>
          </div>
        )}
      </Loaded>
      <Featured />
      <Story />
    </div>
  );
}
