/**
 * Rounds half away from zero, for display only; results keep full precision.
 * The 15 digits that a double holds are rounded first, so that 1.005 rounds to 1.01 as a person expects.
 */
export function roundHalfUp(value: number, decimals: number): number {
  const shifted = Number(`${Number(Math.abs(value).toPrecision(15))}e${decimals}`)
  if (!Number.isFinite(shifted)) return value
  const rounded = Number(`${Math.round(shifted)}e-${decimals}`)
  return value < 0 && rounded !== 0 ? -rounded : rounded
}
