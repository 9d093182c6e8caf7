/** The parts of jstat 1.9.6 that the scoring core uses; the package carries no types of its own. */
declare module 'jstat' {
  interface Library {
    readonly normal: {
      cdf(x: number, mean: number, standardDeviation: number): number
      inv(probability: number, mean: number, standardDeviation: number): number
    }
    readonly studentt: { inv(probability: number, degreesOfFreedom: number): number }
    readonly chisquare: { cdf(x: number, degreesOfFreedom: number): number }
    /** Regularised incomplete beta function I_x(a, b). */
    ibeta(x: number, a: number, b: number): number
    gammaln(x: number): number
  }
  const jStat: Library
  export = jStat
}
