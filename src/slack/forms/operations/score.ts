import { plural, sayDate, sayNumber } from '../../../coaching/index.ts'
import { context, reply, section, sentence } from '../../blocks/build.ts'
import { escapeMrkdwn } from '../../blocks/text.ts'
import { asOperations } from '../../operations.ts'
import type { Form } from '../form.ts'
import { operationsActions } from './actions.ts'

/** A scoring run by hand, for who does not want to wait for the next round. */
export const scoreForm: Form = {
  callbackId: 'score_facts',
  title: 'Score the facts',
  openedBy: [operationsActions.score],
  sending: 'Scoring … A large company takes some minutes; the Home tab shows the run when it is complete.',
  async open(services, { slackUserId }) {
    const ready = await services()
    const asked = await asOperations(ready, slackUserId)
    if ('refusal' in asked) return asked.refusal
    const { isSwitchedOn } = await ready.operations.settings()
    return {
      title: 'Score the facts',
      submit: 'Score now',
      blocks: [
        section(
          `All facts are scored as of today, under model ${escapeMrkdwn(ready.operations.modelInForce())}. ${
            isSwitchedOn
              ? 'Messages are on: what follows from the run is sent in working hours.'
              : 'Messages are off: nobody hears of it.'
          }`,
        ),
        context('Without this, new facts are scored within the hour, and all facts once a day.'),
      ],
    }
  },
  read: () => ({
    async save(services, { slackUserId }) {
      const asked = await asOperations(services, slackUserId)
      if ('refusal' in asked) return asked.refusal
      const { accounts, asOf, tierChanges, messages, note } = await services.operations.score()
      if (note !== null && accounts === 0) return sentence(escapeMrkdwn(note))
      const { isSwitchedOn } = await services.operations.settings()
      return reply('Scored', [
        section(
          `*${plural(accounts, 'account')}* scored${asOf === null ? '' : ` as of ${sayDate(asOf)}`}; ${sayNumber(tierChanges.length)} changed tier. ${plural(messages.length, 'message')} ${isSwitchedOn ? 'queued.' : 'would leave if messages were on.'}`,
        ),
        context('*Next step:* preview the next round on the Home tab.'),
      ])
    },
  }),
}
