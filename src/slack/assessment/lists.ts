import type { KnownBlock } from '@slack/types'
import { plural } from '../../coaching/index.ts'
import type { WaveView } from '../../workflows/assess/read.ts'
import { context, header, type Reply, reply, section, sentence } from '../blocks/build.ts'
import { escapeMrkdwn, line } from '../blocks/text.ts'

/** Slack cuts a section at 3,000 characters. */
const SECTION_CHARACTERS = 2_800
/** A message has 50 blocks. */
const MOST_COMMENTS = 200

/** A title and its points, in as many sections as they need; the rest is counted. */
export function listBlocks(title: string, lines: readonly string[], most: number): KnownBlock[] {
  if (lines.length === 0) return []
  const sections = [`*${title}*`]
  for (const text of lines.slice(0, most)) {
    const point = `• ${escapeMrkdwn(line(text))}`
    const last = sections.at(-1) ?? ''
    if (last.length + point.length < SECTION_CHARACTERS) sections[sections.length - 1] = `${last}\n${point}`
    else sections.push(point)
  }
  const more = lines.length - most
  return [...sections.map(text => section(text)), ...(more > 0 ? [context(`and ${more} more`)] : [])]
}

export const commentBlocks = (comments: readonly string[], most: number): KnownBlock[] =>
  listBlocks(`In their own words (${plural(comments.length, 'comment')}, shuffled)`, comments, most)

/** Every comment of a wave, for who may read them. */
export function commentsReply({ wave, comments, isBrief }: WaveView): Reply {
  if (isBrief)
    return sentence(
      'Comments are read by managers and sales operations. Your manager can tell you what they say.',
    )
  if (comments.length === 0)
    return sentence('Nobody wrote a comment, or too few did to show them without giving anybody away.')
  const title = `Comments: ${line(wave.name)}`
  return reply(title, [header(title), ...commentBlocks(comments, MOST_COMMENTS)])
}
