import { Heading } from '../../parts/index.ts';

export function HomePage() {
  return (
    <div class="wide page">
      <Heading>Arasta</Heading>
    </div>
  );
}
