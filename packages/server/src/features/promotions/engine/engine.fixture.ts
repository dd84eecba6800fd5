import type { Benefit, Promotion } from '../promotion.ts';
import type { CustomerFacts, EvaluationInput, PromotedLine } from './evaluation.ts';

export const NOW = new Date('2030-01-01T12:00:00Z');

/** One that gives ten percent on everything, where nothing else is said. */
export function promotion(id: number, more: Partial<Promotion> = {}): Promotion {
  return {
    id,
    key: `p${id}`,
    names: { en: `Promotion ${id}` },
    kind: 'automatic',
    priority: 0,
    isExclusive: false,
    stackingGroup: null,
    conditions: [],
    benefit: percent(10),
    startsAt: null,
    endsAt: null,
    isExhausted: false,
    perCustomerLimit: null,
    budget: null,
    gift: null,
    ...more,
  };
}

export function percent(percent: number, categories?: string[]): Benefit {
  return { type: 'percentage', percent, on: categories === undefined ? {} : { categories }, atMost: null };
}

/** A piece of 10.00 in the category `shirts`, where nothing else is said. */
export function line(id: number, more: Partial<PromotedLine> = {}): PromotedLine {
  return {
    id,
    sku: `S${id}`,
    listedSku: `S${id}`,
    categories: ['clothes', 'shirts'],
    attributes: { color: 'navy' },
    quantity: 1,
    unitPrice: 1000,
    retailPrice: 1000,
    ...more,
  };
}

export function customer(more: Partial<CustomerFacts> = {}): CustomerFacts {
  return { id: 1, segment: null, orderCount: 3, redemptions: new Map(), ...more };
}

export function basket(lines: readonly PromotedLine[], more: Partial<EvaluationInput> = {}): EvaluationInput {
  return { lines, currency: 'eur', customer: null, vouchers: [], paymentOption: null, now: NOW, ...more };
}
