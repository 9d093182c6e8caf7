import type {
  ChannelMapping,
  ChannelRecord,
  CheckInStore,
  DelegateRecord,
  PlacedMessage,
} from '../../src/workflows/ports/index.ts'

/** What the store remembers: plain, so that it can be put aside and gone on with. */
export interface HeldCheckIns {
  readonly mappings: Map<string, ChannelMapping>
  readonly delegates: Map<string, DelegateRecord>
  readonly cards: Map<string, string>
  readonly posted: PlacedMessage[]
}
const nothing = (): HeldCheckIns => ({
  mappings: new Map(),
  delegates: new Map(),
  cards: new Map(),
  posted: [],
})

/** Channels, delegates and cards without a database. */
export function memoryCheckIns(held: HeldCheckIns = nothing()) {
  let known: readonly ChannelRecord[] = []
  const { mappings, delegates, cards, posted } = held
  const store: CheckInStore = {
    async saveChannels(channels) {
      known = channels
    },
    channels: async () => known,
    async mapChannel(mapping) {
      mappings.set(mapping.accountId, mapping)
    },
    mappings: async () => [...mappings.values()],
    async nameDelegate(delegate) {
      delegates.set(delegate.accountId, delegate)
    },
    delegates: async () => [...delegates.values()],
    cardsOf: async ids =>
      new Map(ids.flatMap(id => (cards.has(id) ? [[id, cards.get(id) ?? ''] as const] : []))),
    async addCard(checkInId, message) {
      if (cards.has(checkInId)) return false
      posted.push(message)
      cards.set(checkInId, `card-${posted.length}`)
      return true
    },
    async reviseCard() {},
    async post(message) {
      if (!posted.some(({ key }) => key === message.key)) posted.push(message)
    },
  }
  return { store, posted }
}
