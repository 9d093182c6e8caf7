import { type HeldBack, type RoundItem, sayNudge } from '../../coaching/index.ts'
import type { NudgeRecord, TierMove } from '../ports/index.ts'

export interface RoundMessage {
  readonly personId: string
  readonly dueAt: string
  readonly nudges: readonly {
    readonly kind: string
    readonly accountId: string | null
    readonly reason: string
    readonly headline: string
    /** Who should have heard of it, where a stand-in does. */
    readonly onBehalfOf?: string
  }[]
  /** Items told of as "and n more". */
  readonly more: number
}

interface Told {
  readonly kind: string
  readonly accountId: string | null
  readonly reason: string
  readonly personId: string
}

export interface RoundResult {
  readonly asOf: string | null
  readonly tierChanges: readonly {
    readonly accountId: string
    readonly before: string
    readonly after: string
    readonly isFirm: boolean
  }[]
  /** Queued, or in a dry run what would be. */
  readonly messages: readonly RoundMessage[]
  readonly heldBack: readonly (Told & { readonly why: string })[]
  /** Told or kept earlier, and over now: their messages are edited. */
  readonly closed: readonly Told[]
  readonly isDryRun: boolean
}

export const sayTold = ({ kind, accountId, reason, personId }: NudgeRecord | RoundItem): Told => ({
  kind,
  accountId,
  reason,
  personId,
})

export const sayHeld = ({ candidate, why }: Pick<HeldBack, 'candidate' | 'why'>) => ({
  ...sayTold(candidate),
  why,
})

export const sayItem = ({ kind, accountId, reason, evidence, onBehalfOf }: RoundItem) => ({
  kind,
  accountId,
  reason,
  headline: sayNudge(kind, evidence)?.headline ?? kind,
  ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
})

export const sayMove = ({ before, after }: TierMove) => ({
  accountId: after.accountId,
  before: before?.tier ?? 'unscored',
  after: after.tier,
  isFirm: after.isFirm,
})
