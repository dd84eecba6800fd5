import { Heading } from '../parts/index.ts';
import { t } from './texts.ts';

export function OrdersPage() {
  return (
    <div class="wide page">
      <Heading>{t('title')}</Heading>
    </div>
  );
}
