import { anyString, boolean, byType, type Check, list, number, oneOf, shape, string, tag } from './check.ts'

/** https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */

const style = shape(
  {},
  {
    bold: boolean,
    italic: boolean,
    strike: boolean,
    code: boolean,
    underline: boolean,
    highlight: boolean,
    client_highlight: boolean,
    unlink: boolean,
  },
)
const styled = { style }
// Slack sets no limit of its own on one run of text; the message's 40,000 characters bound it.
const run = string(40_000)

const inline = byType({
  text: shape({ type: tag, text: run }, styled),
  link: shape({ type: tag, url: string(3_000) }, { ...styled, text: anyString, unsafe: boolean }),
  emoji: shape(
    { type: tag, name: string(100) },
    { ...styled, unicode: anyString, url: anyString, skin_tone: number() },
  ),
  user: shape({ type: tag, user_id: string(20) }, styled),
  usergroup: shape({ type: tag, usergroup_id: string(20) }, styled),
  channel: shape({ type: tag, channel_id: string(20) }, styled),
  team: shape({ type: tag, team_id: string(20) }, styled),
  broadcast: shape({ type: tag, range: oneOf('here', 'channel', 'everyone') }, styled),
  color: shape({ type: tag, value: string(20) }, styled),
  date: shape(
    { type: tag, timestamp: number({ isInteger: true }), format: string(200) },
    { ...styled, url: anyString, fallback: anyString },
  ),
})
const runs = list(inline, 2_000, 0)
const border = { border: number({ isInteger: true, min: 0, max: 1 }) }
const section = shape({ type: tag, elements: runs })

const part = byType({
  rich_text_section: section,
  rich_text_list: shape(
    {
      type: tag,
      elements: list(byType({ rich_text_section: section }), 2_000),
      style: oneOf('bullet', 'ordered'),
    },
    {
      ...border,
      indent: number({ isInteger: true, min: 0, max: 8 }),
      offset: number({ isInteger: true, min: 0 }),
    },
  ),
  rich_text_quote: shape({ type: tag, elements: runs }, border),
  rich_text_preformatted: shape({ type: tag, elements: runs }, { ...border, language: anyString }),
})

const fields = shape({ type: tag, elements: list(part, 1_000, 0) }, { block_id: string(255) })

/** Also the value of a rich text input and a cell of a table. */
export const richTextBlock: Check = byType({ rich_text: fields })
