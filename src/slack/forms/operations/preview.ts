import type { KnownBlock } from '@slack/types'
import { plural, sayDate } from '../../../coaching/index.ts'
import type { RoundResult } from '../../../workflows/coach/result.ts'
import { context, header, reply, section } from '../../blocks/build.ts'
import { escapeMrkdwn, line } from '../../blocks/text.ts'
import { asOperations } from '../../operations.ts'
import type { SlackServices } from '../../surface.ts'
import type { Form } from '../form.ts'
import { operationsActions } from './actions.ts'

const MESSAGES_SHOWN = 20
const say = (text: string) => escapeMrkdwn(line(text))

async function namesOf({ answers }: SlackServices, personIds: readonly string[]) {
  const rows = await answers.facts.byId('person', [...new Set(personIds)])
  return new Map(rows.map(({ row }) => [row.personId, row.name]))
}

/** Each reason with how often it held something back, the most frequent first. */
function reasons(heldBack: RoundResult['heldBack']): KnownBlock[] {
  const counts = new Map<string, number>()
  for (const { why } of heldBack) counts.set(why, (counts.get(why) ?? 0) + 1)
  if (counts.size === 0) return []
  const lines = [...counts].toSorted(([, a], [, b]) => b - a).map(([why, n]) => `• ${n} × ${say(why)}`)
  return [section(`*Held back*\n${lines.slice(0, 12).join('\n')}`)]
}

/** What the next round would send, to whom, and what it would hold back and why. */
export const previewForm: Form = {
  callbackId: 'preview_round',
  title: 'The next round',
  openedBy: [operationsActions.preview],
  async open(services, { slackUserId }) {
    const ready = await services()
    const asked = await asOperations(ready, slackUserId)
    if ('refusal' in asked) return asked.refusal
    const { messages, heldBack, asOf } = await ready.operations.preview()
    const names = await namesOf(
      ready,
      messages.map(({ personId }) => personId),
    )
    const shown = messages.slice(0, MESSAGES_SHOWN)
    const more = messages.length - shown.length
    return reply('The next round', [
      header(`${plural(messages.length, 'message')} would leave`),
      ...shown.map(({ personId, nudges, more: further }) =>
        section(
          `*${say(names.get(personId) ?? personId)}*\n${nudges.map(({ headline }) => `• ${say(headline)}`).join('\n')}${further > 0 ? `\n_and ${further} more later_` : ''}`,
        ),
      ),
      ...(more > 0 ? [context(`and ${more} more messages; \`plumbline run --dry-run\` lists all`)] : []),
      ...reasons(heldBack),
      context(
        asOf === null
          ? 'Nothing has been scored yet.'
          : `As of the scoring run of ${sayDate(asOf)}. Nothing was sent or changed.`,
      ),
    ])
  },
  read: () => ({ errors: {} }),
}
