import type { FactRow, PlainDate } from '../../facts/index.ts'

export type Person = FactRow<'person'>
export type Account = FactRow<'account'>

/** A member of the Slack workspace, and the person that they are. */
export interface SlackMember {
  readonly slackUserId: string
  readonly email: string | null
  readonly timeZone: string | null
  readonly isGuest: boolean
  readonly isDeactivated: boolean
  /** Whom sales operations said it is, else who has the e-mail; null while nobody, or more than one person who is still there, has it. */
  readonly personId: string | null
}

/** People, who manages whom, and who covers what. */
export interface Directory {
  /** Null for guests, deactivated members and strangers. */
  personBySlackUser(slackUserId: string): Promise<Person | null>
  slackUserOf(personId: string): Promise<SlackMember | null>
  saveMembers(
    members: readonly Omit<SlackMember, 'personId'>[],
  ): Promise<{ readonly matched: number; readonly unmatched: number }>
  /** Those of the given Slack users that are known; bots are not. */
  members(slackUserIds: readonly string[]): Promise<readonly SlackMember[]>
  unmatchedMembers(): Promise<readonly SlackMember[]>
  /** Says who a member is, over what the e-mail address says; null takes it back. False for a member nobody knows. */
  stateMember(slackUserId: string, personId: string | null): Promise<boolean>
  person(personId: string): Promise<Person | null>
  /** Everyone below a manager, at any depth. */
  reportsOf(managerId: string): Promise<readonly string[]>
  /** The manager, their manager and so on, nearest first. */
  managersOf(personId: string): Promise<readonly string[]>
  /** Accounts on which one of the given people has an assignment that holds on the day. */
  accountsCoveredBy(personIds: readonly string[], on: PlainDate): Promise<readonly string[]>
  /** The same with their names. */
  accountNamesCoveredBy(
    personIds: readonly string[],
    on: PlainDate,
  ): Promise<readonly { readonly accountId: string; readonly name: string }[]>
  /** Id and name of the given accounts, or of all where none are given. */
  accountNames(
    accountIds?: readonly string[],
  ): Promise<readonly { readonly accountId: string; readonly name: string }[]>
}

/** Settings of the installation, kept in the database. */
export interface WorkspaceSettings {
  readonly baseCurrency: string
  /** First month of the fiscal year, 1..12. */
  readonly fiscalYearStartMonth: number
  /** Nothing is sent to anyone before this is on. */
  readonly isSwitchedOn: boolean
  /** Off only in the demonstration, which says so. */
  readonly hasQuietHours: boolean
  /** While it is set, only this manager and the people below hear anything; null is everybody. */
  readonly pilotManagerId: string | null
  /** When Slack last refused newer blocks here; null where it takes them. */
  readonly classicBlocksSince: Date | null
}

export interface SettingsStore {
  /** Reads the settings, storing the given ones where there are none yet. */
  open(initial: WorkspaceSettings): Promise<WorkspaceSettings>
  change(change: Partial<WorkspaceSettings>): Promise<WorkspaceSettings>
}
