import { sayResolved } from './nudges/index.ts'
import type { NudgeState } from './policy/index.ts'
import { sayDate } from './words.ts'

export interface Outcome {
  readonly kind: string
  readonly evidence: unknown
  readonly state: NudgeState
  /** The day, in the zone of the reader, on which a snoozed one comes back. */
  readonly backOn: string | null
}

/** The line that stands in a message in place of an item that asks for nothing any more; null while it does. */
export function sayOutcome({ kind, evidence, state, backOn }: Outcome): string | null {
  switch (state) {
    case 'waiting':
    case 'open':
      return null
    case 'snoozed':
      return backOn === null ? 'Put aside.' : `Put aside until ${sayDate(backOn)}.`
    case 'dismissed':
      return 'Put away as not useful. Thank you for saying so.'
    case 'withdrawn':
      return 'Withdrawn: what it rested on is wrong, or is there no more.'
    case 'handed_over':
      return 'Handed over: someone else leads this account now.'
    case 'resolved':
      return `Settled: ${sayResolved(kind, evidence) ?? 'its cause is gone.'}`
  }
}
