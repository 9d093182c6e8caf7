/** Holm's step-down adjusted p-values in the order of the input (Holm 1979; R `p.adjust`). */
export function holm(pValues: readonly number[]): number[] {
  let floor = 0
  return inOrderOf(
    pValues,
    (a, b) => a - b,
    (p, position) => {
      floor = Math.max(floor, Math.min(1, p * (pValues.length - position)))
      return floor
    },
  )
}

/** Benjamini-Hochberg adjusted p-values in the order of the input (1995; R `p.adjust`). */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  let ceiling = 1
  return inOrderOf(
    pValues,
    (a, b) => b - a,
    (p, position) => {
      ceiling = Math.min(ceiling, p * (pValues.length / (pValues.length - position)))
      return ceiling
    },
  )
}

/** Holm over the tests that were possible; the impossible ones stay null and don't count as tests. */
export function holmWithGaps(pValues: readonly (number | null)[]): (number | null)[] {
  const adjusted = holm(pValues.filter(p => p !== null))
  let next = 0
  return pValues.map(p => (p === null ? null : (adjusted[next++] ?? null)))
}

function inOrderOf(
  pValues: readonly number[],
  compare: (a: number, b: number) => number,
  adjust: (p: number, position: number) => number,
): number[] {
  const adjusted = new Array<number>(pValues.length).fill(1)
  pValues
    .map((p, index) => ({ p, index }))
    .sort((a, b) => compare(a.p, b.p))
    .forEach(({ p, index }, position) => {
      adjusted[index] = adjust(p, position)
    })
  return adjusted
}
