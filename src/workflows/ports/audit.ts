/** What is written down for whoever asks later. */
export type AuditedAct =
  | 'compensation_seen'
  | 'messages_switched'
  | 'pilot_changed'
  | 'member_matched'
  | 'facts_imported'
  | 'model_published'
  | 'delivery_overridden'
  | 'wave_started'
  | 'audit_read'

export interface NewAuditEntry {
  readonly at: Date
  /** Person id of who did it. */
  readonly actor: string
  readonly what: AuditedAct
  /** Id or name of what it was done to; empty where nothing single is meant. */
  readonly subject: string
  readonly note: string | null
}

export interface AuditEntry extends NewAuditEntry {
  /** Grows with every entry. */
  readonly entryNo: string
}

/** The audit log: entries are added, and the database refuses to change them. */
export interface AuditStore {
  write(entry: NewAuditEntry): Promise<void>
  /** Newest first, older than an entry where one is given. */
  page(request: { readonly limit: number; readonly before: string | null }): Promise<readonly AuditEntry[]>
}
