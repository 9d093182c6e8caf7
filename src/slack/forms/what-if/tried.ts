import type { WhatIfKind } from '../../../workflows/answers/comp-mix.ts'
import type { FormState } from '../form.ts'

/** What a person tries, as they typed it, in percent. It travels with the form and is stored nowhere. */
export interface Tried {
  readonly what: WhatIfKind
  readonly planId: string
  readonly step: 1 | 2
  /** Grows when the form itself fills the fields, which then are new fields. */
  readonly round: number
  readonly base: string
  /** One for each measure of the plan, in its order. */
  readonly weights: readonly string[]
  readonly attainments: readonly string[]
  /** Threshold, payout at the threshold, excellence, payout there; empty where the plan has no such curve. */
  readonly curve: readonly string[]
}

/** The numbers behind what was typed, as shares and multiples of 1. */
export interface TriedNumbers {
  readonly base: number
  readonly weights: readonly number[]
  readonly attainments: readonly number[]
  readonly curve: {
    readonly threshold: number
    readonly payoutAtThreshold: number
    readonly excellence: number
    readonly leverage: number
  } | null
}

type Fields = Pick<Tried, 'base' | 'weights' | 'attainments' | 'curve'>

export const numberAction = 'what_if_number'
export const blockOf = (field: string, { round }: Pick<Tried, 'round'>) => `${field}@${round}`

/** What opens the form: a button names what is tried and the plan; a form that comes back names all. */
export function readTried(value: string): Partial<Fields> & Omit<Tried, keyof Fields> {
  const whatOf = (word: unknown): WhatIfKind => (word === 'plan' ? 'plan' : 'earnings')
  if (value.startsWith('{')) {
    const { what, step, round, ...rest } = JSON.parse(value) as Tried
    return { ...rest, what: whatOf(what), step: step === 2 ? 2 : 1, round: Number(round) }
  }
  const [what = '', ...planId] = value.split('|')
  return { what: whatOf(what), planId: planId.join('|'), step: 1, round: 0 }
}

/** The fields of a step by name, each with what stands in it. */
export function fieldsOf({ what, step, ...tried }: Tried): Readonly<Record<string, string>> {
  const named = (name: string, values: readonly string[]) =>
    values.map((value, index) => [`${name}${index}`, value] as const)
  if (step === 2) return Object.fromEntries(named('curve', tried.curve))
  return what === 'plan'
    ? { base: tried.base, ...Object.fromEntries(named('weight', tried.weights)) }
    : Object.fromEntries(named('attainment', tried.attainments))
}

/** What was tried before, with what stands in the fields now. */
export function withFields(tried: Tried, state: FormState): Tried {
  const typed = (field: string, before: string) => {
    const held = Object.values(state[blockOf(field, tried)] ?? {})[0]
    return held === undefined ? before : (held.value ?? '').trim()
  }
  return {
    ...tried,
    base: typed('base', tried.base),
    weights: tried.weights.map((before, index) => typed(`weight${index}`, before)),
    attainments: tried.attainments.map((before, index) => typed(`attainment${index}`, before)),
    curve: tried.curve.map((before, index) => typed(`curve${index}`, before)),
  }
}

const NUMBER = /^\d+(?:[.,]\d+)?$/
const MOST_ATTAINMENT = 1_000
/** Weights are typed with up to two decimals. */
const SUM_TOLERANCE = 0.05

const numberOf = (text: string) => (NUMBER.test(text) ? Number(text.replace(',', '.')) : null)

function within(text: string, low: number, high: number): string | null {
  const number = numberOf(text)
  if (number === null) return 'Please enter a number, such as 45 or 12.5.'
  return number < low || number > high ? `Between ${low} and ${high}, please.` : null
}

function planFaults({ base, weights }: Tried): Record<string, string> {
  const faults: Record<string, string> = {}
  const set = (field: string, fault: string | null) => {
    if (fault !== null) faults[field] = fault
  }
  set('base', within(base, 0, 100))
  weights.forEach((weight, index) => {
    set(`weight${index}`, within(weight, 0, 100))
  })
  if (Object.keys(faults).length > 0) return faults
  const sum = weights.reduce((total, weight) => total + (numberOf(weight) ?? 0), 0)
  if (Math.abs(sum - 100) > SUM_TOLERANCE)
    set(
      `weight${weights.length - 1}`,
      `The weights sum to ${Math.round(sum * 100) / 100} %; they need to sum to 100 %.`,
    )
  return faults
}

const curveRanges = [
  [0, 99.9],
  [0, 100],
  [100.1, MOST_ATTAINMENT],
  [100, MOST_ATTAINMENT],
] as const

function curveFaults({ curve }: Tried): Record<string, string> {
  if (curve.every(text => text === '')) return {}
  return Object.fromEntries(
    curve.flatMap((text, index) => {
      const [low, high] = curveRanges[index] ?? [0, MOST_ATTAINMENT]
      const fault = text === '' ? 'Please fill all four, or leave all four empty.' : within(text, low, high)
      return fault === null ? [] : [[`curve${index}`, fault]]
    }),
  )
}

/** What is wrong, by field; `step` leaves out what the other step asks for. */
export function faultsOf(tried: Tried, step: 1 | 2 | 'all'): Readonly<Record<string, string>> {
  const first =
    tried.what === 'plan'
      ? planFaults(tried)
      : Object.fromEntries(
          tried.attainments.flatMap((text, index) => {
            const fault = within(text, 0, MOST_ATTAINMENT)
            return fault === null ? [] : [[`attainment${index}`, fault]]
          }),
        )
  return { ...(step === 2 ? {} : first), ...(step === 1 ? {} : curveFaults(tried)) }
}

/** The numbers of something without faults. */
export function numbersOf({ base, weights, attainments, curve }: Tried): TriedNumbers {
  const share = (text: string) => (numberOf(text) ?? 0) / 100
  const typed = weights.map(share)
  const sum = typed.reduce((total, weight) => total + weight, 0)
  const [threshold, payoutAtThreshold, excellence, leverage] = curve.map(share)
  const hasCurve =
    curve.some(text => text !== '') &&
    threshold !== undefined &&
    payoutAtThreshold !== undefined &&
    excellence !== undefined &&
    leverage !== undefined
  return {
    base: share(base),
    // 33.3, 33.3 and 33.4 are meant to be the whole.
    weights: sum === 0 ? typed : typed.map(weight => weight / sum),
    attainments: attainments.map(share),
    curve: hasCurve ? { threshold, payoutAtThreshold, excellence, leverage } : null,
  }
}
