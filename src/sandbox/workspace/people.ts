import type { Ids } from './ids.ts'
import { type AppSection, type WorkspaceFile, WorkspaceFileError } from './workspace-file.ts'

export interface Person {
  id: string
  /** short name */
  name: string
  realName: string
  email: string | null
  title: string
  /** IANA zone */
  tz: string
  locale: string
  isAdmin: boolean
  isOwner: boolean
  isGuest: boolean
  isBot: boolean
  deleted: boolean
  /** epoch seconds */
  updated: number
}

export interface People {
  get(id: string): Person | undefined
  byEmail(email: string): Person | undefined
  /** a short name or an id */
  find(nameOrId: string): Person | undefined
  all(): Person[]
}

export function createPeople(file: WorkspaceFile, app: AppSection, ids: Ids, nowMs: number): People {
  const updated = Math.floor(nowMs / 1000)
  const byId = new Map<string, Person>()
  for (const { real_name, is_admin, is_owner, is_guest, email, ...rest } of file.people) {
    const id = rest.id ?? ids.next('U')
    if (byId.has(id))
      throw new WorkspaceFileError(`The workspace file has two people with the id ${id}: give each their own`)
    const roles = { isAdmin: is_admin, isOwner: is_owner, isGuest: is_guest, isBot: false }
    byId.set(id, { ...rest, ...roles, id, realName: real_name, email: email ?? null, updated })
  }
  byId.set(app.bot_user_id, {
    id: app.bot_user_id,
    name: botName(app),
    realName: app.name,
    email: null,
    title: '',
    tz: 'America/Los_Angeles',
    locale: 'en-US',
    isAdmin: false,
    isOwner: false,
    isGuest: false,
    isBot: true,
    deleted: false,
    updated,
  })
  const all = () => [...byId.values()]
  return {
    get: id => byId.get(id),
    byEmail: email => all().find(person => person.email?.toLowerCase() === email.toLowerCase()),
    find: nameOrId => byId.get(nameOrId) ?? all().find(person => person.name === nameOrId),
    all,
  }
}

function botName(app: AppSection): string {
  return app.name.toLowerCase().replace(/[^a-z0-9]+/g, '_')
}
