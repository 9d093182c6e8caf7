import { sentence } from '../blocks/build.ts'
import { escapeMrkdwn, line } from '../blocks/text.ts'
import { noForm } from './check-in/no-form.ts'
import type { Form } from './form.ts'

const field = 'channel'
const openedBy = { actionId: 'open_account_channel', command: '/coach channel' }

/** Says which channel belongs to an account; the one in which the command was typed is filled in. */
export const accountChannelForm: Form = {
  callbackId: 'account_channel',
  title: 'Account channel',
  openedBy: [openedBy.actionId],
  async open(services, { slackUserId, value, channel }) {
    const { readChannelForm } = await import('../../workflows/check-in/settings.ts')
    const form = await readChannelForm((await services()).checkIn, slackUserId, value)
    if (form.kind !== 'channel_form') return noForm(form, openedBy)
    return {
      title: form.accountName,
      submit: 'Save',
      value: form.accountId,
      blocks: [
        {
          type: 'input',
          block_id: field,
          label: { type: 'plain_text', text: 'In which channel are check-ins asked for?' },
          hint: {
            type: 'plain_text',
            text: 'Channels with guests or other organisations get nothing: then you are asked directly.',
          },
          element: {
            type: 'conversations_select',
            action_id: field,
            filter: { include: ['public', 'private'], exclude_bot_users: true },
            ...(/^[CG]/.test(channel) ? { initial_conversation: channel } : {}),
          },
        },
      ],
    }
  },
  read(state) {
    const channelId = state[field]?.[field]?.selected_conversation ?? ''
    if (channelId === '') return { errors: { [field]: 'Please pick a channel.' } }
    return {
      async save({ checkIn }, { slackUserId, value }) {
        const { mapAccountChannel } = await import('../../workflows/check-in/settings.ts')
        const mapped = await mapAccountChannel(checkIn, slackUserId, value, channelId)
        return mapped.kind === 'mapped'
          ? sentence(
              `Check-ins on ${escapeMrkdwn(line(mapped.accountName))} are asked for in <#${channelId}> from the next round on. If I am not in it yet, type \`/invite @Plumbline\` there.`,
            )
          : noForm(mapped, openedBy)
      },
    }
  },
}
