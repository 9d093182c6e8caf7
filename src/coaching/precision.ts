/** How nudges of one kind were received: each counts once, by its last reaction. */
export interface Reception {
  readonly kind: string
  readonly told: number
  readonly useful: number
  readonly notUseful: number
  readonly wrong: number
}

export interface KindPrecision extends Reception {
  /** Nudges that somebody acted on, refused or called wrong: the n of the figure. */
  readonly judged: number
  /** Useful ÷ judged, 0..1; null while nobody has judged one: silence is no verdict. */
  readonly precision: number | null
}

export function precisionOf(receptions: readonly Reception[]): readonly KindPrecision[] {
  return receptions.map(reception => {
    const judged = reception.useful + reception.notUseful + reception.wrong
    return { ...reception, judged, precision: judged === 0 ? null : reception.useful / judged }
  })
}
