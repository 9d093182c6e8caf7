import { describe, expect, it } from 'vitest'
import {
  binomialProbability,
  binomialUpper,
  chiSquareUpper,
  hypergeometricProbability,
  normalCdf,
  normalQuantile,
  normalTwoSided,
  studentQuantile,
  studentTwoSided,
} from './distributions.ts'

// Reference values: R 4.2.2 and SciPy 1.17.1.
describe('distributions agree with R to 7 digits', () => {
  it.each([
    ['normal quantile .975', normalQuantile(0.975), 1.959963984540054],
    ['normal quantile 1e-10', normalQuantile(1e-10), -6.361340902404056],
    ['normal P(Z ≤ −6)', normalCdf(-6), 9.865876450376946e-10],
    ['normal P(|Z| ≥ 2.5706)', normalTwoSided(2.5706), 0.01015225117344169],
    ['t quantile .975, df 11', studentQuantile(0.975, 11), 2.200985160091639],
    ['t quantile .975, df 1', studentQuantile(0.975, 1), 12.706204736174694],
    ['t quantile .975, df 100 000', studentQuantile(0.975, 1e5), 1.9599877075346095],
    ['t P(|T| ≥ 5), df 11', studentTwoSided(5, 11), 0.0004025298181245196],
    ['t P(|T| ≥ 3.8686), df 11.889', studentTwoSided(3.8686, 11.889), 0.002271066654629317],
    ['t P(|T| ≥ 40), df 30', studentTwoSided(-40, 30), 2 * 6.863022597203209e-28],
    ['chi-square P(X ≥ 2.24), df 2', chiSquareUpper(2.24, 2), 0.3262797946230394],
    ['binomial P(X ≥ 6 | 20, .11)', binomialUpper(6, 20, 0.11), 0.017548197728076746],
    ['binomial P(X ≥ 9 | 20, .1099)', binomialUpper(9, 20, 0.1099), 0.00012580141891862807],
    ['binomial P(X ≥ 4300 | 8800, .5)', binomialUpper(4300, 8800, 0.5), 0.9839330122088917],
  ])('%s', (_, ours, reference) => {
    expect(Math.abs(ours / reference - 1)).toBeLessThan(1e-7)
  })

  it.each([
    ['t of 0 is certain', studentTwoSided(0, 5), 1],
    ['chi-square of 0 is certain', chiSquareUpper(0, 3), 1],
    ['no success needed is certain', binomialUpper(0, 4, 0.2), 1],
    ['more successes than trials is impossible', binomialUpper(5, 4, 0.2), 0],
    ['a certain success never fails', binomialProbability(4, 4, 1), 1],
    ['an impossible success never happens', binomialProbability(1, 4, 0), 0],
    ['more marked than drawn is impossible', hypergeometricProbability(3, 5, 5, 2), 0],
  ])('%s', (_, ours, exact) => {
    expect(ours).toBe(exact)
  })
})
