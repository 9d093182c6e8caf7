import type {
  ChannelMapping,
  ChannelRecord,
  CheckInStore,
  DelegateRecord,
  PlacedMessage,
} from '../../src/workflows/ports/index.ts'

/** Channels, delegates and cards without a database. */
export function memoryCheckIns() {
  let known: readonly ChannelRecord[] = []
  const mappings = new Map<string, ChannelMapping>()
  const delegates = new Map<string, DelegateRecord>()
  const cards = new Map<string, string>()
  const posted: PlacedMessage[] = []
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
