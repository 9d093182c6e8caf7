import { createHash } from 'node:crypto'
import type { JsonObject } from '../json.ts'
import type { Ids } from './ids.ts'

/** A modal or App Home view as the workspace keeps it. */
export interface StoredView {
  id: string
  type: 'modal' | 'home'
  userId: string
  /** what the app sent, ids filled in */
  content: JsonObject
  hash: string
  externalId: string
  rootViewId: string
  previousViewId: string | null
  /** for private answers such as conversation selects that ask for a response URL */
  openedFrom: string | null
  isSubmitting: boolean
}

export interface Views {
  get(id: string): StoredView | undefined
  byExternalId(externalId: string): StoredView | undefined
  stackOf(userId: string): StoredView[]
  homeOf(userId: string): StoredView | undefined
  open(userId: string, content: JsonObject, openedFrom: string | null): StoredView
  push(userId: string, content: JsonObject, openedFrom: string | null): StoredView
  publish(userId: string, content: JsonObject): StoredView
  /** new content, new hash, same place in the stack */
  replace(view: StoredView, content: JsonObject): void
  /** takes the top view off, or with `all` the whole stack; answers what was closed, top first */
  close(userId: string, all: boolean): StoredView[]
}

/** Slack's limit on views stacked on each other. */
export const stackLimit = 3

export function createViews(ids: Ids, now: () => number): Views {
  const byId = new Map<string, StoredView>()
  const stacks = new Map<string, StoredView[]>()
  const homes = new Map<string, StoredView>()

  const stackOf = (userId: string) => stacks.get(userId) ?? []

  const make = (type: StoredView['type'], userId: string, content: JsonObject, openedFrom: string | null) => {
    const id = ids.next('V')
    const externalId = typeof content['external_id'] === 'string' ? content['external_id'] : ''
    const place = { rootViewId: id, previousViewId: null, openedFrom, isSubmitting: false }
    const view: StoredView = { id, type, userId, content, hash: newHash(content), externalId, ...place }
    byId.set(id, view)
    return view
  }

  let hashSerial = 0
  const newHash = (content: JsonObject) => {
    hashSerial += 1
    const seed = `${hashSerial} ${JSON.stringify(content)}`
    return `${Math.floor(now() / 1000)}.${createHash('sha256').update(seed).digest('hex').slice(0, 8)}`
  }

  const close = (userId: string, all: boolean) => {
    const stack = stackOf(userId)
    const closed = all ? stack.splice(0).reverse() : stack.splice(-1)
    for (const view of closed) byId.delete(view.id)
    return closed
  }

  return {
    get: id => byId.get(id),
    byExternalId(externalId) {
      for (const view of byId.values()) if (view.externalId === externalId) return view
      return undefined
    },
    stackOf,
    homeOf: userId => homes.get(userId),
    open(userId, content, openedFrom) {
      close(userId, true)
      const view = make('modal', userId, content, openedFrom)
      stacks.set(userId, [view])
      return view
    },
    push(userId, content, openedFrom) {
      const stack = stackOf(userId)
      const below = stack.at(-1)
      const view = make('modal', userId, content, openedFrom)
      view.rootViewId = below?.rootViewId ?? view.id
      view.previousViewId = below?.id ?? null
      stacks.set(userId, [...stack, view])
      return view
    },
    publish(userId, content) {
      const known = homes.get(userId)
      if (known !== undefined) {
        known.content = content
        known.hash = newHash(content)
        known.externalId = typeof content['external_id'] === 'string' ? content['external_id'] : ''
        return known
      }
      const view = make('home', userId, content, null)
      homes.set(userId, view)
      return view
    },
    replace(view, content) {
      view.content = content
      view.hash = newHash(content)
      view.externalId = typeof content['external_id'] === 'string' ? content['external_id'] : view.externalId
      view.isSubmitting = false
    },
    close,
  }
}
