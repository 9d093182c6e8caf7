import { checkInCard, checkInSummary } from '../../coaching/index.ts'
import { assessmentMessage, assessmentMessageContent } from '../assessment/message.ts'
import type { Reply } from '../blocks/build.ts'
import { checkInMessage, summaryMessage } from './check-in-message.ts'
import { dataGapsContent, dataGapsMessage } from './data-gaps-message.ts'
import { digestMessage, digestMessageContent } from './digest-message.ts'
import { nudgeMessage, nudgeMessageContent } from './nudge-message.ts'

/** The message of an outbox item; null where its content is in no shape that is known here. */
export function messageOf(content: unknown): Reply | null {
  const nudges = nudgeMessageContent.safeParse(content)
  if (nudges.success) return nudgeMessage(nudges.data)
  const digest = digestMessageContent.safeParse(content)
  if (digest.success) return digestMessage(digest.data)
  const assessment = assessmentMessageContent.safeParse(content)
  if (assessment.success) return assessmentMessage(assessment.data)
  const gaps = dataGapsContent.safeParse(content)
  if (gaps.success) return dataGapsMessage(gaps.data)
  const card = checkInCard.safeParse(content)
  if (card.success) return checkInMessage(card.data)
  const summary = checkInSummary.safeParse(content)
  return summary.success ? summaryMessage(summary.data) : null
}
