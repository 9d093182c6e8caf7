/** A seeded stream of random numbers: the same seed gives the same numbers on every machine. */
export interface Random {
  /** Uniform in [0, 1), 32 bits. */
  uniform(): number
  /** Exponential with mean 1. */
  exponential(): number
  normal(): number
  /** Gamma with the given shape (> 0) and scale 1. */
  gamma(shape: number): number
}

/** Spreads a seed over the state (splitmix32), so that neighbouring seeds give unrelated streams. */
function spread(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return (mixed ^ (mixed >>> 15)) >>> 0
  }
}

/** sfc32 (Chris Doty-Humphrey, PractRand): 128 bits of state, passes PractRand and BigCrush. */
export function createRandom(seed: number): Random {
  const next = spread(seed)
  let a = next()
  let b = next()
  let c = next()
  let counter = 1

  const uniform = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return (sum >>> 0) / 4_294_967_296
  }

  const exponential = () => -Math.log(1 - uniform())

  const normal = () => Math.sqrt(2 * exponential()) * Math.cos(2 * Math.PI * uniform())

  /** Marsaglia & Tsang 2000; shapes below 1 by their boost. */
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * (1 - uniform()) ** (1 / shape)
    const d = shape - 1 / 3
    const c9 = 1 / Math.sqrt(9 * d)
    for (;;) {
      const x = normal()
      const v = (1 + c9 * x) ** 3
      if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
    }
  }

  return { uniform, exponential, normal, gamma }
}
