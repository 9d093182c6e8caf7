/** An answer that a person shared to a channel. */
export interface ShareRecord {
  readonly channelId: string
  /** The answer whose button was pressed; it is shared once, however often that is pressed. */
  readonly messageTs: string
  readonly personId: string
  readonly accountId: string
  readonly runId: string
  readonly at: Date
}

export interface ShareStore {
  /** Takes the one turn of a button before anything is posted; false where it was taken already. */
  take(share: ShareRecord): Promise<boolean>
  /** Gives the turn back where Slack refused the message for certain. */
  giveBack(share: Pick<ShareRecord, 'channelId' | 'messageTs'>): Promise<void>
}
