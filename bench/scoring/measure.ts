/** What an engine's process hands back, as one line of JSON. */
export interface Measurement {
  /** Wall time of each repetition, from columns in memory to a tier for each account. */
  readonly milliseconds: readonly number[]
  readonly peakBytes: number
  /** FNV-1a over the tiers (0 unscored, 1 1a, 2 1b, 3 2, 4 3) in account order: equal fingerprints are equal tiers. */
  readonly fingerprint: number
  readonly tier1: number
}

/** Runs an engine the given number of times and prints its measurement. */
export async function measure(
  repetitions: number,
  engine: () => Promise<ArrayLike<number>> | ArrayLike<number>,
  tiersOf: (result: ArrayLike<number>) => Promise<ArrayLike<number>> | ArrayLike<number> = result => result,
): Promise<void> {
  const milliseconds: number[] = []
  let result: ArrayLike<number> = []
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const start = performance.now()
    result = await engine()
    milliseconds.push(performance.now() - start)
  }
  const peakBytes = process.resourceUsage().maxRSS * 1024
  const tiers = await tiersOf(result)
  let fingerprint = 0x811c9dc5
  let tier1 = 0
  for (let account = 0; account < tiers.length; account += 1) {
    const code = tiers[account] ?? 0
    fingerprint = Math.imul(fingerprint ^ code, 0x01000193) >>> 0
    if (code === 1 || code === 2) tier1 += 1
  }
  process.stdout.write(
    `${JSON.stringify({ milliseconds, peakBytes, fingerprint, tier1 } satisfies Measurement)}\n`,
  )
}
