/** A version of the scoring model: what was set over the defaults, by whom, and since when it is in force. */
export interface ModelRecord {
  readonly version: string
  readonly overrides: unknown
  readonly draftedBy: string
  readonly draftedAt: Date
  /** Null for a draft. */
  readonly publishedAt: Date | null
  readonly publishedBy: string | null
  readonly note: string | null
}

export interface ModelStore {
  /** The version published last; null where only the built-in one is there. */
  published(): Promise<ModelRecord | null>
  byVersion(version: string): Promise<ModelRecord | null>
  /** Newest publication first, then drafts. */
  list(limit: number): Promise<readonly ModelRecord[]>
  /** Keeps a draft, over an earlier draft of this name; false where this name was published. */
  draft(model: Pick<ModelRecord, 'version' | 'overrides' | 'draftedBy' | 'draftedAt'>): Promise<boolean>
  /** Puts a version in force; false where there is none of this name. */
  publish(
    version: string,
    by: { readonly publishedBy: string; readonly publishedAt: Date; readonly note: string },
  ): Promise<boolean>
}
