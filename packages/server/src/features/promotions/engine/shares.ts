/** `amount * numerator / denominator`, rounded half up; exact, however large the product in between. */
export function proportion(amount: number, numerator: number, denominator: number): number {
  const product = amount * numerator;
  return product <= Number.MAX_SAFE_INTEGER
    ? halfUp(product, denominator)
    : bigProportion(BigInt(amount), BigInt(numerator), BigInt(denominator));
}

function halfUp(product: number, denominator: number): number {
  const rest = product % denominator;
  return (product - rest) / denominator + (rest * 2 >= denominator ? 1 : 0);
}

function bigProportion(amount: bigint, numerator: bigint, denominator: bigint): number {
  return Number((2n * amount * numerator + denominator) / (2n * denominator));
}

/**
 * `amount` in proportion to the weights, no minor unit lost: each share is what is due up to there less what was given.
 * No share is above its weight while the amount is not above their sum.
 */
export function shareOut(amount: number, weights: readonly number[]): number[] {
  const total = sum(weights);
  if (amount === total) return [...weights];
  let reached = 0;
  let given = 0;
  return weights.map((weight) => {
    if (weight === 0) return 0;
    reached += weight;
    const share = proportion(amount, reached, total) - given;
    given += share;
    return share;
  });
}

export function sum(amounts: readonly number[]): number {
  let total = 0;
  for (const amount of amounts) total += amount;
  return total;
}
