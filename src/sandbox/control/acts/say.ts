import type { Core } from '../../core.ts'
import type { JsonObject } from '../../json.ts'
import { emitFileShared } from '../../methods/files.ts'
import type { ActResult, PostMessageBody } from '../../page-api.ts'
import { messageView } from '../../shapes/message.ts'
import type { Person } from '../../workspace/people.ts'
import { postMessage } from '../../workspace/posting.ts'
import { ActRefusal } from '../act-error.ts'
import { delivered } from './outcome.ts'
import { ownConversation } from './person.ts'

export function say(core: Core, person: Person, body: PostMessageBody): ActResult {
  const conversation = ownConversation(core, person, body.channel)
  if (conversation.isArchived) throw new ActRefusal('is_archived', 'This channel is archived.')
  const fileIds = body.files ?? []
  const files = fileIds.map(id => {
    const file = core.files.get(id)
    if (file?.owner !== person.id)
      throw new ActRefusal('file_not_found', `There is no file ${id} to share.`, 404)
    return file
  })
  const text = escapeTyped(core, body.text)
  if (text.trim() === '' && files.length === 0) throw new ActRefusal('no_text', 'Type something first.')
  const rootTs = body.threadTs ?? null
  if (rootTs !== null && core.messages.get(conversation.id, rootTs) === undefined)
    throw new ActRefusal('thread_not_found', 'The message that this answers is gone.', 404)
  for (const file of files) file.channels.add(conversation.id)
  const message = postMessage(core, conversation, {
    user: person.id,
    text,
    blocks: text === '' ? [] : [typedBlock(core, text)],
    files: fileIds,
    threadTs: rootTs,
    subtype: files.length > 0 ? 'file_share' : null,
    clientMsgId: core.ids.secret(''),
  })
  for (const file of files) emitFileShared(core, conversation, file)
  return { ...delivered, messages: [messageView(core, message)] }
}

/** As a client sends it: the three characters escaped, `@name` turned into a mention. */
export function escapeTyped(core: Core, typed: string): string {
  const escaped = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const references = escaped.replace(/&lt;([@#][A-Z0-9]+)&gt;/g, (whole, reference: string) => {
    const id = reference.slice(1)
    return (core.people.get(id) ?? core.conversations.get(id)) ? `<${reference}>` : whole
  })
  return references.replace(/(^|\s)@([a-z0-9][a-z0-9._-]*)/g, (whole, before: string, name: string) => {
    const person = core.people.find(name)
    return person === undefined ? whole : `${before}<@${person.id}>`
  })
}

const reference = /<([@#])([A-Z0-9]+)>/g

/** The rich text block that clients put into every message a person writes. */
function typedBlock(core: Core, text: string): JsonObject {
  const elements: JsonObject[] = []
  let from = 0
  const addText = (until: number) => {
    const part = asTyped(text.slice(from, until))
    if (part !== '') elements.push({ type: 'text', text: part })
  }
  for (const match of text.matchAll(reference)) {
    addText(match.index)
    const id = match[2] ?? ''
    elements.push(match[1] === '@' ? { type: 'user', user_id: id } : { type: 'channel', channel_id: id })
    from = match.index + match[0].length
  }
  addText(text.length)
  const section = { type: 'rich_text_section', elements }
  return { type: 'rich_text', block_id: core.ids.short(), elements: [section] }
}

function asTyped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
