import { Missing } from '../parts/index.ts';

export function AnyOtherPage() {
  return (
    <div class="wide page">
      <Missing />
    </div>
  );
}
