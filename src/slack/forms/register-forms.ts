import type { BlockAction } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import { RefusedInputError } from '../../errors.ts'
import { chosenOf, numbered } from '../actions/chosen.ts'
import { section } from '../blocks/build.ts'
import { escapeMrkdwn } from '../blocks/text.ts'
import { explainFailure } from '../error-boundary.ts'
import { publishHome } from '../home/publish.ts'
import { answerEphemeral } from '../respond.ts'
import { isInvalidBlocks, sendBlocks } from '../send-blocks.ts'
import type { Surface } from '../surface.ts'
import { changeTurns } from './change-turns.ts'
import { wrongDaysIn } from './fields.ts'
import {
  type Form,
  type FormAsked,
  type FormState,
  formView,
  type Read,
  readAsked,
  replyView,
  type Saved,
} from './form.ts'
import { forms } from './index.ts'
import { failed, openForm, viewOf } from './open-form.ts'
import { withTyped } from './typed.ts'

type Save = Extract<Read, { save: unknown }>['save']

interface Sent {
  readonly client: WebClient
  readonly viewId: string
  readonly asked: FormAsked
  readonly state: FormState
  readonly save: Save
}

/** A quick form is closed by now: its answer goes to the conversation that it came from. */
async function answerInConversation(
  { log, services }: Surface,
  { callbackId }: Form,
  { client, asked, save }: Sent,
) {
  const { slackUserId: user, channel } = asked
  const support = async () => (await services()).blockSupport
  const reply = await services()
    .then(ready => save(ready, asked))
    .catch((error: unknown) => ({ problem: explainFailure(error, log, callbackId).userMessage }))
  if ('problem' in reply) await client.chat.postEphemeral({ channel, user, text: reply.problem })
  else if ('text' in reply)
    await sendBlocks(reply.blocks, {
      support,
      send: blocks => client.chat.postEphemeral({ channel, user, text: reply.text, blocks }),
      isRefusal: isInvalidBlocks,
    })
}

/** What was saved, or the form as it was typed with what stood in the way. */
async function answerInForm({ log, services }: Surface, form: Form, sent: Sent) {
  const { client, viewId: view_id, asked, state, save } = sent
  try {
    const ready = await services()
    const saved = await save(ready, asked).catch((error: unknown): Saved => {
      if (!(error instanceof RefusedInputError)) throw error
      return { problem: escapeMrkdwn(error.userMessage) }
    })
    if (!('problem' in saved)) {
      await client.views.update({ view_id, view: viewOf(form, saved, asked) })
      // Home shows what was saved, wherever the form was opened.
      await publishHome({ client, log, services }, asked.slackUserId)
      return
    }
    const again = viewOf(form, await form.open(services, asked), asked)
    const blocks = [section(`*Not saved.* ${saved.problem}`), ...withTyped(again.blocks as never, state)]
    await client.views.update({ view_id, view: { ...again, blocks } })
  } catch (error) {
    await client.views.update({ view_id, view: replyView(form.title, failed(error, log, form.callbackId)) })
  }
}

const turns = changeTurns()

const isStale = (error: unknown) =>
  (error as { readonly data?: { readonly error?: string } }).data?.error === 'hash_conflict'

function registerForm(surface: Surface, form: Form): void {
  const { app, log, apiUrl, services } = surface

  for (const actionId of form.openedBy) {
    app.action<BlockAction>(numbered(actionId), async ({ ack, body, client, respond }) => {
      await ack()
      const chosen = chosenOf(body)
      if (chosen === null) return
      const asked = { slackUserId: body.user.id, value: chosen.value, channel: body.channel?.id ?? '' }
      try {
        const isOnTop = body.view?.type === 'modal'
        await openForm({ client, log, services }, form, { ...asked, triggerId: body.trigger_id }, isOnTop)
      } catch (error) {
        const { userMessage } = explainFailure(error, log, actionId)
        await answerEphemeral(
          { respond, responseUrl: body.response_url, apiUrl, log, services },
          { text: userMessage, blocks: [section(userMessage)] },
        )
      }
    })
  }

  app.view(form.callbackId, async ({ ack, body, view, client }) => {
    const asked = { slackUserId: body.user.id, ...readAsked(view.private_metadata) }
    const state = view.state.values
    const wrongDays = wrongDaysIn(state)
    const read = Object.keys(wrongDays).length > 0 ? { errors: wrongDays } : form.read(state, asked)
    if ('errors' in read) {
      await ack({ response_action: 'errors', errors: { ...read.errors } })
      return
    }
    const sent = { client, viewId: view.id, asked, state, save: read.save }
    // Opened on the Home tab, there is no conversation for the answer: the form shows it itself.
    if (form.isQuick === true && asked.channel !== '') {
      await ack()
      await answerInConversation(surface, form, sent)
      return
    }
    await ack({
      response_action: 'update',
      view: replyView(form.title, { blocks: [section(form.sending ?? 'Saving …')] }),
    })
    await answerInForm(surface, form, sent)
  })

  for (const { actionId, change } of form.changes ?? []) {
    app.action<BlockAction>(numbered(actionId), async ({ ack, body, client }) => {
      await ack()
      const { view, user } = body
      if (view === undefined) return
      const turn = turns.take(view.id, body.actions[0]?.action_ts ?? '')
      if (turn === null) return
      const asked = { slackUserId: user.id, ...readAsked(view.private_metadata) }
      const state = view.state.values as FormState
      try {
        const content = await change(await services(), {
          ...asked,
          state,
          chosen: chosenOf(body)?.value ?? '',
        })
        if (!turn.isNewest()) return
        const changed = { view_id: view.id, view: formView(form, content, asked) }
        await client.views.update({ ...changed, hash: view.hash }).catch(async (error: unknown) => {
          // An older change was painted meanwhile; this one is newer and knows all that was typed.
          if (!isStale(error) || !turn.isNewest()) throw error
          await client.views.update(changed)
        })
      } catch (error) {
        if (!isStale(error)) explainFailure(error, log, actionId)
      }
    })
  }
}

/** Registers every form: what opens it, what it answers when it is sent, and what changes it meanwhile. */
export function registerForms(surface: Surface): void {
  for (const form of forms) registerForm(surface, form)
}
