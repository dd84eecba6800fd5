import { Heading } from '../../parts/index.ts';
import { t } from '../texts.ts';
import { CategoryTiles } from './CategoryTiles.tsx';
import { Featured } from './Featured.tsx';
import { Hero } from './Hero.tsx';
import './home.css';
import { Promises } from './Promises.tsx';
import { Story } from './Story.tsx';

export function HomePage() {
  return (
    <div class="home">
      <div class="hidden">
        <Heading>{t('newsTitle')}</Heading>
      </div>
      <Hero />
      <Promises />
      <CategoryTiles />
      <Featured />
      <Story />
    </div>
  );
}
