import type { Draw } from './draw.ts'
import type { FactTable } from './fact-table.ts'
import type { Panels } from './panel.ts'

/** What was planted, and from which day on anybody could know. Plain, so that a year can be put aside and gone on with. */
export interface Truth {
  readonly plantId: string
  readonly kind: string
  /** Null for what is about no single account. */
  readonly accountId: string | null
  /** What an item must name to be about this; empty where kind and account say enough. */
  readonly names: readonly string[]
  /** Whom it may be told. */
  readonly personIds: readonly string[]
  readonly observableOn: number
  /** The day on which it was put right; it may be told until then. */
  fixedOn: number | null
  /** Follows from what was planted: right to tell, but whether it comes up hangs on more than the plant. */
  readonly isImplied?: true
  /** What the mending needs to know. */
  readonly kept: Readonly<Record<string, string>>
}

/** Whether an item is about what was planted. */
export const isAbout =
  (item: { readonly kind: string; readonly accountId: string | null; readonly reason: string }) =>
  ({ kind, accountId, names }: Truth): boolean =>
    kind === item.kind && accountId === item.accountId && names.every(name => item.reason.includes(name))

/** People and ids of an account; what can change hands does. */
export interface MadeAccount {
  readonly accountId: string
  readonly name: string
  readonly segment: string
  leadId: string
  leadAssignmentId: string
  readonly samId: string
  readonly repId: string
  readonly managerId: string
  readonly planId: string
  readonly contactIds: readonly string[]
  /** In Tier 1 by its answers. */
  isStar: boolean
  /** By revenue: surely in the upper half, surely in the lower, or near the line. */
  readonly size: 'large' | 'small' | 'middle'
  /** Until which day one trouble is enough. */
  busyUntil: number
}

/** What a planted account leaves undone; the days of the healthy do it. */
export interface Habits {
  readonly isPlanKept: boolean
  readonly isRepThere: boolean
  readonly isCustomerThere: boolean
  readonly isCheckedIn: boolean
}
export const healthy: Habits = {
  isPlanKept: true,
  isRepThere: true,
  isCustomerThere: true,
  isCheckedIn: true,
}

/** A company and what is wrong in it. */
export interface World {
  readonly facts: FactTable
  readonly accounts: readonly MadeAccount[]
  /** Managers of lines, each with the leads below. */
  readonly lines: readonly { readonly managerId: string; readonly leadIds: readonly string[] }[]
  readonly segments: readonly string[]
  readonly operationsId: string
  readonly zones: ReadonlyMap<string, string>
  readonly habits: Map<string, Habits>
  readonly lastMeeting: Map<string, number>
  readonly sharedChannels: Set<string>
  readonly truths: Truth[]
  readonly panels: Panels
}

export const habitsOf = ({ habits }: World, accountId: string): Habits => habits.get(accountId) ?? healthy

export const setHabits = (world: World, accountId: string, change: Partial<Habits>) =>
  world.habits.set(accountId, { ...habitsOf(world, accountId), ...change })

type Given = Pick<Truth, 'kind' | 'personIds' | 'observableOn'> & Partial<Truth>

/** Records a truth of a plant. */
export function note(world: World, plantId: string, given: Given): Truth {
  const truth: Truth = { plantId, accountId: null, names: [], fixedOn: null, kept: {}, ...given }
  world.truths.push(truth)
  return truth
}

/** Something that goes wrong on an account: how it begins, and how it is put right by those who were told. */
export interface Plant {
  readonly id: string
  /** First and last day on which it may begin. */
  readonly days: readonly [number, number]
  begin(world: World, account: MadeAccount, day: number, draw: Draw): void
  /** Absent where nobody can: it is news, or takes its own course. */
  mend?(world: World, truth: Truth, day: number): void
}

/** Something that goes wrong in a line, a segment or the whole company, on days of its own. */
export interface CompanyPlant {
  readonly id: string
  /** How many begin in a year, by the number of accounts. */
  readonly count: (accounts: number) => number
  readonly days: readonly [number, number]
  begin(world: World, day: number, draw: Draw): void
  mend?(world: World, truth: Truth, day: number): void
}
