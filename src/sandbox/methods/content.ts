import { checkBlocks } from '../blocks/blocks.ts'
import { identifyBlocks } from '../blocks/identify.ts'
import type { Core } from '../core.ts'
import { asArray, asText, isObject, type JsonObject } from '../json.ts'
import { type Args, jsonArg, textArg } from '../protocol/args.ts'
import { refusal, SlackError } from '../protocol/slack-error.ts'

/** What a message says: undefined where the call left it out. */
export interface Content {
  text: string | undefined
  blocks: JsonObject[] | undefined
  attachments: JsonObject[] | undefined
  metadata: JsonObject | undefined
}

/** https://docs.slack.dev/changelog/2018-truncating-really-long-messages */
const textLimit = 40_000
const attachmentLimit = 100
/** https://docs.slack.dev/messaging/formatting-message-text#attachments: those that are words or addresses */
const attachmentWords = [
  'author_icon',
  'author_link',
  'author_name',
  'color',
  'fallback',
  'footer',
  'footer_icon',
  'image_url',
  'pretext',
  'text',
  'thumb_url',
  'title',
  'title_link',
]
const markdownLimit = 12_000
const metadataLimitBytes = 16_000

/** @throws SlackError no_text, invalid_blocks, invalid_blocks_format, metadata_too_large … */
export function readContent(args: Args, core: Core): Content {
  const blocks = readBlocks(args, core)
  const attachments = readAttachments(args, core)
  const markdown = textArg(args, 'markdown_text')
  const text = textArg(args, 'text')
  if (markdown !== undefined) {
    if (text !== undefined || blocks !== undefined) throw new SlackError('markdown_text_conflict')
    if (markdown.length > markdownLimit) throw new SlackError('msg_too_long')
  }
  const metadata = readMetadata(args)
  const markdownBlocks =
    markdown === undefined ? undefined : identifyBlocks([{ type: 'markdown', text: markdown }], core.ids)
  return {
    text: cut(markdown ?? text),
    blocks: blocks ?? markdownBlocks,
    attachments,
    metadata,
  }
}

/** @throws SlackError no_text where there is nothing to show */
export function needsSomething(content: Content): void {
  const isEmpty = (content.text ?? '').trim() === ''
  if (isEmpty && (content.blocks ?? []).length === 0 && (content.attachments ?? []).length === 0)
    throw new SlackError('no_text')
}

// By code point, so that a pair of surrogates is not torn apart.
function cut(text: string | undefined): string | undefined {
  if (text === undefined || text.length <= textLimit) return text
  return [...text].slice(0, textLimit).join('')
}

function readBlocks(args: Args, core: Core): JsonObject[] | undefined {
  const blocks = jsonArg(args, 'blocks', 'invalid_blocks_format')
  if (blocks === undefined) return undefined
  if (!Array.isArray(blocks)) throw new SlackError('invalid_blocks_format')
  const faults = checkBlocks(blocks, 'message', core.mode)
  if (faults.length > 0) throw refusal('invalid_blocks', faults, true)
  return identifyBlocks(blocks.filter(isObject), core.ids)
}

function readAttachments(args: Args, core: Core): JsonObject[] | undefined {
  const attachments = jsonArg(args, 'attachments', 'invalid_attachments')
  if (attachments === undefined) return undefined
  if (!Array.isArray(attachments)) throw new SlackError('invalid_attachments')
  if (attachments.length > attachmentLimit) throw new SlackError('too_many_attachments')
  return attachments.map((attachment: unknown, index) => {
    if (!isObject(attachment) || !attachmentWords.every(name => isWords(attachment[name])))
      throw new SlackError('invalid_attachments')
    const at = `/attachments/${index}/blocks`
    const blocks = attachment['blocks']
    if (blocks === undefined) return { id: index + 1, ...attachment, fallback: fallbackOf(attachment) }
    const faults = checkBlocks(blocks, 'message', core.mode, at)
    if (faults.length > 0) throw refusal('invalid_blocks', faults, true)
    const identified = identifyBlocks(asArray(blocks).filter(isObject), core.ids)
    return { id: index + 1, ...attachment, blocks: identified, fallback: fallbackOf(attachment) }
  })
}

function isWords(value: unknown): boolean {
  return value === undefined || value === null || typeof value === 'string'
}

function fallbackOf(attachment: JsonObject): string {
  return asText(attachment['fallback']) ?? asText(attachment['text']) ?? '[no preview available]'
}

/** https://docs.slack.dev/messaging/message-metadata */
function readMetadata(args: Args): JsonObject | undefined {
  const metadata = jsonArg(args, 'metadata', 'invalid_metadata_format')
  if (metadata === undefined) return undefined
  if (!isObject(metadata)) throw new SlackError('invalid_metadata_format')
  const { event_type, event_payload } = metadata
  const isWhole = typeof event_type === 'string' && event_type !== '' && isObject(event_payload)
  if (!isWhole) throw new SlackError('invalid_metadata_schema')
  if (Buffer.byteLength(JSON.stringify(metadata)) > metadataLimitBytes)
    throw new SlackError('metadata_too_large')
  return { event_type, event_payload }
}
