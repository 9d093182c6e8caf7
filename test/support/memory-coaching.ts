import type {
  CoachingStore,
  MuteRecord,
  NewNudge,
  NudgeRecord,
  NudgeState,
  PreferenceRecord,
  Reaction,
} from '../../src/workflows/ports/index.ts'

interface HeldMessage {
  readonly outboxId: string
  readonly personId: string
  readonly dueAt: Date
  readonly content: unknown
}

const pendingStates: readonly NudgeState[] = ['waiting', 'open', 'snoozed']

/** What the store remembers: plain, so that it can be put aside and gone on with. */
export interface HeldCoaching {
  readonly nudges: Map<string, NudgeRecord>
  readonly reactions: Reaction[]
  readonly messages: HeldMessage[]
  readonly mutes: MuteRecord[]
  readonly wishes: Map<string, PreferenceRecord>
}
const nothing = (): HeldCoaching => ({
  nudges: new Map(),
  reactions: [],
  messages: [],
  mutes: [],
  wishes: new Map(),
})

const slotOf = ({ kind, accountId, reason, personId }: NewNudge) =>
  [kind, accountId, reason, personId].join('|')

/** Nudges, reactions and queued messages without a database; every message counts as sent when it is due. */
export function memoryCoaching(held: HeldCoaching = nothing()) {
  const { nudges, reactions, messages, mutes, wishes } = held
  const isPending = ({ state }: NudgeRecord) => pendingStates.includes(state)
  const bySlot = new Map<string, string[]>()
  const note = (nudge: NudgeRecord) => {
    const slot = slotOf(nudge)
    bySlot.set(slot, [...(bySlot.get(slot) ?? []), nudge.nudgeId])
  }
  for (const nudge of nudges.values()) note(nudge)
  const of = (personIds: readonly string[]) => {
    const wanted = new Set(personIds)
    return ({ personId }: { readonly personId: string }) => wanted.has(personId)
  }
  const change = (nudgeId: string, to: Partial<NudgeRecord>) => {
    const known = nudges.get(nudgeId)
    if (known !== undefined) nudges.set(nudgeId, { ...known, ...to })
  }
  const add = (nudge: NewNudge, state: NudgeState, createdAt: Date): NudgeRecord[] => {
    const others = (bySlot.get(slotOf(nudge)) ?? []).flatMap(nudgeId => nudges.get(nudgeId) ?? [])
    if (others.some(other => isPending(other) || other.runId === nudge.runId)) return []
    const added = { ...nudge, nudgeId: `N-${nudges.size + 1}`, state, createdAt, snoozedUntil: null }
    nudges.set(added.nudgeId, added)
    note(added)
    return [added]
  }
  const store: CoachingStore = {
    async queue({ personId, dueAt, nudges: fresh, reopened = [], content }, at) {
      const added = fresh.flatMap(nudge => add(nudge, 'open', at))
      const woken = reopened.flatMap(nudgeId => {
        const known = nudges.get(nudgeId)
        if (known?.state !== 'waiting' && known?.state !== 'snoozed') return []
        change(nudgeId, { state: 'open', snoozedUntil: null, createdAt: at })
        return nudges.get(nudgeId) ?? []
      })
      const opened = [...added, ...woken]
      if (opened.length === 0) return null
      const outboxId = `O-${messages.length + 1}`
      messages.push({ outboxId, personId, dueAt, content: content(opened) })
      return { outboxId, nudgeIds: opened.map(({ nudgeId }) => nudgeId) }
    },
    async keep(held, at) {
      for (const nudge of held) add(nudge, 'waiting', at)
    },
    nudge: async nudgeId => nudges.get(nudgeId) ?? null,
    nudgesOf: async () => [],
    async react(reaction, { state, snoozedUntil }) {
      const known = nudges.get(reaction.nudgeId)
      if (known === undefined || !isPending(known)) return false
      if (known.state === state && reaction.reaction !== 'acted') return false
      change(reaction.nudgeId, { state, snoozedUntil })
      reactions.push(reaction)
      return true
    },
    pending: async () => [...nudges.values()].filter(isPending),
    nudgesAlike: async ({ kind, accountId, reason }) =>
      [...nudges.values()].filter(
        each => each.kind === kind && each.accountId === accountId && each.reason === reason,
      ),
    openOf: async personId =>
      [...nudges.values()].filter(
        each => each.personId === personId && (each.state === 'open' || each.state === 'snoozed'),
      ),
    async close(nudgeIds, as) {
      const closed = nudgeIds.filter(nudgeId => isPending(nudges.get(nudgeId) ?? ({} as NudgeRecord)))
      for (const nudgeId of closed) change(nudgeId, { state: as, snoozedUntil: null })
      return closed.length
    },
    usefulness: async () => [],
    nudgesSince: async (personIds, since) =>
      [...nudges.values()].filter(each => each.createdAt >= since).filter(of(personIds)),
    reactionsSince: async (personIds, since) =>
      reactions.filter(each => each.at >= since).filter(of(personIds)),
    disputesSince: async since =>
      reactions
        .filter(({ reaction, at }) => (reaction === 'wrong' || reaction === 'corrected') && at >= since)
        .flatMap(({ nudgeId, reaction, at }) => {
          const nudge = nudges.get(nudgeId)
          if (nudge === undefined) return []
          return [{ ...nudge, at, correctedAfterRun: reaction === 'corrected' ? nudge.runId : null }]
        }),
    departuresSince: async (personIds, since) =>
      messages
        .filter(each => each.dueAt >= since)
        .filter(of(personIds))
        .map(({ personId, dueAt }) => ({ personId, at: dueAt, isSent: true })),
    mute: async wish => void mutes.push(wish),
    async endMute({ personId, kind, accountId }, at) {
      const isOther = (each: MuteRecord) =>
        each.personId !== personId || each.kind !== kind || each.accountId !== accountId || each.until <= at
      mutes.splice(0, mutes.length, ...mutes.filter(isOther))
    },
    mutesOf: async (personIds, at) => mutes.filter(each => each.until > at).filter(of(personIds)),
    savePreference: async wish => void wishes.set(wish.personId, wish),
    preferencesOf: async personIds => personIds.flatMap(personId => wishes.get(personId) ?? []),
  }
  return { store, messages, nudges }
}
