import { boolean, byType, type Check, shape, string, tag } from './check.ts'

/** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
export function plainText(max: number): Check {
  return byType({ plain_text: shape({ type: tag, text: string(max) }, { emoji: boolean }) })
}

export function mrkdwn(max: number): Check {
  return byType({ mrkdwn: shape({ type: tag, text: string(max) }, { verbatim: boolean }) })
}

export function anyText(max: number): Check {
  return byType({
    plain_text: shape({ type: tag, text: string(max) }, { emoji: boolean }),
    mrkdwn: shape({ type: tag, text: string(max) }, { verbatim: boolean }),
  })
}

export const webUrl = (max: number): Check =>
  string(max, { pattern: /^(https?|slack|mailto|tel):\S+$/i, as: 'a valid URL' })

/** https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export const confirmDialog: Check = shape(
  { text: anyText(300) },
  {
    title: plainText(100),
    confirm: plainText(30),
    deny: plainText(30),
    style: string(10, { pattern: /^(primary|danger)$/, as: 'primary or danger' }),
  },
)
