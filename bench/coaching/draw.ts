/** A seeded source of chance (mulberry32), of the generator's own. */
export interface Draw {
  /** 0..1, without 1. */
  next(): number
  /** Whole, from 0, below `below`. */
  below(below: number): number
  pick<Value>(values: readonly Value[]): Value
  /** Of a normal distribution with mean 0 and deviation 1. */
  normal(): number
  /** From which another source goes on as this one would. */
  readonly state: number
}

export function createDraw(seed: number): Draw {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    get state() {
      return state
    },
    // Box and Muller.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick(values) {
      const [first] = values
      const picked = values[below(values.length)] ?? first
      if (picked === undefined) throw new RangeError('nothing to pick from')
      return picked
    },
  }
}
