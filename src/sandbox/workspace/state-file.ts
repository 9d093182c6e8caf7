import { readFileSync, renameSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { z } from 'zod'
import type { Core } from '../core.ts'
import type { Changes } from './changes.ts'
import type { Conversation } from './conversations.ts'
import { blankMessage, type Message } from './messages.ts'

/** Changes come in bursts; one write follows each burst. */
const DELAY_MS = 300

/** Keeps conversations and messages in a file, so that a workspace goes on where its last start ended. */
export interface StateFile {
  /** Puts back what the file holds; a sentence where it was broken and was set aside. */
  restore(): string | null
  /** Something changed: the file follows shortly. */
  touch(): void
  /** Writes what is left to write. */
  close(): Promise<void>
}

type Kept = Pick<Core, 'ids' | 'conversations' | 'messages'>

const SET = '$set'
const MAP = '$map'

function pack(_key: string, value: unknown): unknown {
  if (value instanceof Set) return { [SET]: [...value] }
  return value instanceof Map ? { [MAP]: [...value] } : value
}

// Read where they belong and nowhere else: what an app said may have keys of the same name.
const packedSet = z.object({ [SET]: z.array(z.string()) }).transform(packed => new Set(packed[SET]))
const packedMap = z
  .object({ [MAP]: z.array(z.tuple([z.string(), z.string()])) })
  .transform(packed => new Map(packed[MAP]))
const objects = z.array(z.looseObject({}))
const words = z.string().nullable().exactOptional()
const attachments = z.array(
  z.looseObject({ text: words, fallback: words, color: words, blocks: objects.exactOptional() }),
)

// Fields that are added later must survive, so what is not listed is kept as it is.
const stateSchema = z.object({
  version: z.literal(1),
  ids: z.object({ serial: z.int().nonnegative(), lastMicros: z.number().nonnegative() }),
  conversations: z.array(
    z.looseObject({
      id: z.string(),
      kind: z.enum(['public', 'private', 'im', 'mpim']),
      name: z.string(),
      topic: z.string(),
      purpose: z.string(),
      members: packedSet,
      lastRead: packedMap,
      openFor: packedSet,
    }),
  ),
  messages: z.array(
    z.looseObject({
      channel: z.string(),
      ts: z.string(),
      user: z.string(),
      text: z.string().exactOptional(),
      blocks: objects.exactOptional(),
      attachments: attachments.exactOptional(),
      files: z.array(z.string()).exactOptional(),
      replyUsers: packedSet.exactOptional(),
      reactions: z.array(z.object({ name: z.string(), users: z.array(z.string()) })).exactOptional(),
    }),
  ),
})

function textOf({ ids, conversations, messages }: Kept): string {
  return JSON.stringify(
    { version: 1, ids: ids.used(), conversations: conversations.all(), messages: messages.all() },
    pack,
  )
}

function putBack({ ids, conversations, messages }: Kept, text: string): void {
  const state = stateSchema.parse(JSON.parse(text))
  ids.resume(state.ids)
  for (const conversation of state.conversations)
    conversations.restore(conversation as unknown as Conversation)
  for (const message of state.messages) messages.add(blankMessage(message as unknown as Message))
}

/** A reader of the file finds the old state or the new one, never half of one. */
async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.new`
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
}

export function createStateFile(path: string, kept: Kept): StateFile {
  let timer: NodeJS.Timeout | null = null
  let writing: Promise<void> = Promise.resolve()

  const write = () => {
    timer = null
    writing = writing
      .then(() => writeWhole(path, textOf(kept)))
      .catch((error: unknown) => {
        process.emitWarning(`The sandbox's state could not be kept in ${path}: ${String(error)}`)
      })
  }

  return {
    restore() {
      let text: string
      try {
        text = readFileSync(path, 'utf8')
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
      try {
        putBack(kept, text)
        return null
      } catch {
        const aside = `${path}.broken`
        renameSync(path, aside)
        return `The sandbox's conversations could not be read; the file is set aside as ${aside}, and the workspace begins anew.`
      }
    },
    touch() {
      timer ??= setTimeout(write, DELAY_MS).unref()
    },
    async close() {
      if (timer !== null) clearTimeout(timer)
      write()
      await writing
    },
  }
}

/** The same changes, with an ear that hears that there was one. */
export function noticed(changes: Changes, onChange: () => void): Changes {
  return {
    ...changes,
    get latestSeq() {
      return changes.latestSeq
    },
    publish(userIds, render) {
      changes.publish(userIds, render)
      onChange()
    },
  }
}
