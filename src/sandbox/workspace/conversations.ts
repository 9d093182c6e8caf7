import type { Ids } from './ids.ts'
import type { People } from './people.ts'
import { type WorkspaceFile, WorkspaceFileError } from './workspace-file.ts'

export type ConversationKind = 'public' | 'private' | 'im' | 'mpim'

export interface Conversation {
  id: string
  kind: ConversationKind
  name: string
  topic: string
  purpose: string
  creator: string
  isArchived: boolean
  isGeneral: boolean
  isExtShared: boolean
  members: Set<string>
  /** user id → ts up to which that person has read */
  lastRead: Map<string, string>
  /** people for whom a direct message is open */
  openFor: Set<string>
  /** epoch seconds */
  created: number
}

export interface Conversations {
  get(id: string): Conversation | undefined
  /** id, `#name` or name */
  find(idOrName: string): Conversation | undefined
  all(): Conversation[]
  /** a channel whose creator is its only member */
  create(part: Pick<Conversation, 'name' | 'kind' | 'creator'>): Conversation
  /** the direct message between exactly these people, made where there is none */
  direct(userIds: string[]): { conversation: Conversation; isNew: boolean }
  findDirect(userIds: string[]): Conversation | undefined
  /** takes over one that an earlier start had, in place of one with the same id */
  restore(conversation: Conversation): void
}

export function createConversations(
  file: WorkspaceFile,
  people: People,
  botUserId: string,
  ids: Ids,
  nowMs: number,
): Conversations {
  const created = Math.floor(nowMs / 1000)
  const byId = new Map<string, Conversation>()
  const directByMembers = new Map<string, Conversation>()
  const firstPerson = people.all().find(person => !person.isBot)

  const add = (part: Pick<Conversation, 'id' | 'kind' | 'name' | 'members'> & Partial<Conversation>) => {
    const conversation: Conversation = {
      topic: '',
      purpose: '',
      creator: firstPerson?.id ?? botUserId,
      isArchived: false,
      isGeneral: false,
      isExtShared: false,
      lastRead: new Map(),
      openFor: new Set(),
      created,
      ...part,
    }
    byId.set(conversation.id, conversation)
    return conversation
  }

  for (const channel of file.channels) {
    const members = channel.members.map(name => {
      const person = people.find(name) ?? (name === 'app' ? people.get(botUserId) : undefined)
      if (person === undefined) {
        const known = people.all().map(one => one.name)
        throw new WorkspaceFileError(
          `Channel #${channel.name} of the workspace file has an unknown member: ${name}. Known are ${known.join(', ')}, and app.`,
        )
      }
      return person.id
    })
    add({
      id: channel.id ?? ids.next('C'),
      kind: channel.is_private ? 'private' : 'public',
      name: channel.name,
      topic: channel.topic,
      purpose: channel.purpose,
      isArchived: channel.is_archived,
      isGeneral: channel.is_general,
      isExtShared: channel.is_ext_shared,
      members: new Set(members),
    })
  }

  const keyOf = (userIds: string[]) => [...new Set(userIds)].sort().join(' ')

  return {
    get: id => byId.get(id),
    find(idOrName) {
      const name = idOrName.replace(/^#/, '')
      return byId.get(idOrName) ?? [...byId.values()].find(one => isChannel(one) && one.name === name)
    },
    all: () => [...byId.values()],
    create: part => add({ ...part, id: ids.next('C'), members: new Set([part.creator]) }),
    findDirect: userIds => directByMembers.get(keyOf(userIds)),
    direct(userIds) {
      const key = keyOf(userIds)
      const known = directByMembers.get(key)
      if (known !== undefined) return { conversation: known, isNew: false }
      const members = new Set(userIds)
      const isGroup = members.size > 2
      const names = [...members].map(id => people.get(id)?.name ?? id)
      const conversation = add({
        id: ids.next(isGroup ? 'C' : 'D'),
        kind: isGroup ? 'mpim' : 'im',
        name: isGroup ? `mpdm-${names.join('--')}-1` : '',
        members,
      })
      directByMembers.set(key, conversation)
      return { conversation, isNew: true }
    },
    restore(conversation) {
      byId.set(conversation.id, conversation)
      if (!isChannel(conversation)) directByMembers.set(keyOf([...conversation.members]), conversation)
    },
  }
}

export function isChannel(conversation: Conversation): boolean {
  return conversation.kind === 'public' || conversation.kind === 'private'
}
