/** A channel of the workspace as the bot last saw it. */
export interface ChannelRecord {
  readonly channelId: string
  readonly name: string
  readonly isPrivate: boolean
  /** The bot is in it. */
  readonly isMember: boolean
  readonly isArchived: boolean
  /** With another organisation, or about to be. */
  readonly isShared: boolean
  readonly hasGuests: boolean
}

/** Which channel belongs to an account, because somebody said so. */
export interface ChannelMapping {
  readonly accountId: string
  readonly channelId: string
  /** Person id, or `NAME_RULE` where a card was put there by the channel's name. */
  readonly mappedBy: string
  readonly mappedAt: Date
}

/** Who governs an account's plan in place of its SAM. */
export interface DelegateRecord {
  readonly accountId: string
  readonly samId: string
  readonly delegateId: string
  readonly namedAt: Date
}

/** Where in Slack a message goes that is not a direct message. */
export interface Place {
  readonly channel: string
  /** The message that it answers; null at the top level. */
  readonly thread: string | null
}

export interface PlacedMessage {
  /** In whose working hours it leaves. */
  readonly personId: string
  readonly key: string
  readonly dueAt: Date
  readonly place: Place
  readonly content: unknown
}

/** Channels of accounts, delegates, and the cards of check-ins. */
export interface CheckInStore {
  /** Takes the place of what was known: a channel that is missing is not visible to the bot any more. */
  saveChannels(channels: readonly ChannelRecord[], at: Date): Promise<void>
  channels(): Promise<readonly ChannelRecord[]>
  mapChannel(mapping: ChannelMapping): Promise<void>
  mappings(): Promise<readonly ChannelMapping[]>
  nameDelegate(delegate: DelegateRecord): Promise<void>
  delegates(): Promise<readonly DelegateRecord[]>
  /** Outbox ids of cards, by check-in; a card that will never leave is none. */
  cardsOf(checkInIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Queues the card of a check-in, once; false where it has one, or had one that ended less than a day before. */
  addCard(checkInId: string, message: PlacedMessage): Promise<boolean>
  /** Changes what a card says, whether it has left already or not. */
  reviseCard(outboxId: string, content: unknown): Promise<void>
  /** Queues a message to a channel or thread, once by its key. */
  post(message: PlacedMessage): Promise<void>
}
