/**
 * Herfindahl-Hirschman index, the sum of squared shares: 1/k for k equal parts, 1 when one part has all.
 * @param amounts not negative.
 * @returns null when there is nothing to share.
 */
export function herfindahl(amounts: readonly number[]): number | null {
  const total = amounts.reduce((sum, amount) => sum + amount, 0)
  return total > 0 ? amounts.reduce((sum, amount) => sum + (amount / total) ** 2, 0) : null
}

/** Half the absolute difference of each key's two shares; the parts sum to the total variation distance (0..1). */
export function variationParts(
  shares: ReadonlyMap<string, number>,
  others: ReadonlyMap<string, number>,
): { readonly key: string; readonly part: number }[] {
  const keys = [...new Set([...shares.keys(), ...others.keys()])].sort()
  return keys.map(key => ({ key, part: Math.abs((shares.get(key) ?? 0) - (others.get(key) ?? 0)) / 2 }))
}

/** Total variation distance of two mixes, 0 (equal) to 1 (disjoint). A key in one list only has share 0 in the other. */
export function totalVariation(
  shares: ReadonlyMap<string, number>,
  others: ReadonlyMap<string, number>,
): number {
  return variationParts(shares, others).reduce((sum, { part }) => sum + part, 0)
}
