/** Which requests and events of Slack were taken up, over all instances. */
export interface ReceiptStore {
  /**
   * Takes a request or an event up. False where somebody has it, or had it: then nothing more is to be done. One that
   * was taken up and never done, because its process ended, may be taken again after half a minute.
   */
  take(receiptId: string, at: Date): Promise<boolean>
  done(receiptId: string, at: Date): Promise<void>
  /** Forgets what was taken up before a moment; tells how many. */
  prune(before: Date): Promise<number>
}
