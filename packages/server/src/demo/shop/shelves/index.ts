import type { Shelf } from '../goods.ts';
import { audio } from './audio.ts';
import { bags } from './bags.ts';
import { boots } from './boots.ts';
import { decoration } from './decoration.ts';
import { furnitureLighting } from './furniture-lighting.ts';
import { hatsScarvesBelts } from './hats-scarves-belts.ts';
import { kitchenTable } from './kitchen-table.ts';
import { menJackets } from './men-jackets.ts';
import { menKnitwear } from './men-knitwear.ts';
import { menShirts } from './men-shirts.ts';
import { menTShirts } from './men-t-shirts.ts';
import { menTrousers } from './men-trousers.ts';
import { sneakers } from './sneakers.ts';
import { stationery } from './stationery.ts';
import { textiles } from './textiles.ts';
import { watchesSunglasses } from './watches-sunglasses.ts';
import { womenBottoms } from './women-bottoms.ts';
import { womenDresses } from './women-dresses.ts';
import { womenJackets } from './women-jackets.ts';
import { womenKnitwear } from './women-knitwear.ts';
import { womenTops } from './women-tops.ts';

/** Everything but the sets, category by category. */
export const SHELVES: readonly Shelf[] = [
  ...[womenTops, womenDresses, womenBottoms, womenKnitwear, womenJackets],
  ...[menTShirts, menShirts, menTrousers, menKnitwear, menJackets],
  ...[sneakers, boots, bags, hatsScarvesBelts, watchesSunglasses],
  ...[kitchenTable, furnitureLighting, textiles, decoration],
  ...[stationery, audio],
];
