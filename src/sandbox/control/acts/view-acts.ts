import { interactiveElements } from '../../blocks/find.ts'
import type { Core } from '../../core.ts'
import { asArray, asObject, asText, isObject, type JsonObject } from '../../json.ts'
import { readView, refuseDuplicate } from '../../methods/views.ts'
import type { ActResult, FormState } from '../../page-api.ts'
import { SlackError } from '../../protocol/slack-error.ts'
import { viewShape } from '../../shapes/view.ts'
import type { Person } from '../../workspace/people.ts'
import { type StoredView, stackLimit } from '../../workspace/views.ts'
import { ActRefusal } from '../act-error.ts'
import { formErrors, stateValues } from '../form-state.ts'
import { modalsOf, tellModals } from '../view-changes.ts'
import { interact } from './interact.ts'
import { delivered, failure, refusedBySlack } from './outcome.ts'
import { payloadBase } from './person.ts'
import type { Suggested } from './suggestions.ts'

/** @throws ActRefusal 409 unless this is the view on top */
function topView(core: Core, person: Person, viewId: string): StoredView {
  const view = core.views.stackOf(person.id).at(-1)
  if (view?.id !== viewId) throw new ActRefusal('view_not_on_top', 'This form is no longer on top.', 409)
  return view
}

export async function submitView(
  core: Core,
  suggested: Suggested,
  person: Person,
  viewId: string,
  state: FormState,
): Promise<ActResult> {
  const view = topView(core, person, viewId)
  if (view.content['submit'] === undefined)
    throw new ActRefusal('no_submit', 'This form has no submit button.')
  const blocks = asArray(view.content['blocks'])
  const values = stateValues(core, blocks, state, actionId => suggested.for(person.id, actionId))
  const errors = formErrors(blocks, values)
  if (Object.keys(errors).length > 0) return refusedBySlack('The form is not complete.', errors)
  view.isSubmitting = true
  tellModals(core, person.id)
  const ack = await interact(core, 'view_submission', {
    ...payloadBase(core, person),
    trigger_id: core.triggers.make({ userId: person.id, viewId: view.id, channelId: view.openedFrom }),
    view: viewShape(core, view, values),
    response_urls: responseUrls(core, person, blocks, values),
  })
  view.isSubmitting = false
  const result =
    ack.outcome === 'acknowledged' ? settle(core, person, view, ack.body) : failure('This form', ack)
  tellModals(core, person.id)
  return { ...result, modals: modalsOf(core, person.id) }
}

/** Does what the app said with its acknowledgement: nothing means that the view closes. */
function settle(core: Core, person: Person, view: StoredView, body: unknown): ActResult {
  const answer = asObject(body)
  const action = answer['response_action']
  try {
    switch (action) {
      case undefined:
        if (core.views.get(view.id) !== undefined)
          core.views.close(person.id, view.content['clear_on_close'] === true)
        return delivered
      case 'clear':
        core.views.close(person.id, true)
        return delivered
      case 'errors':
        return shownErrors(view, answer['errors'])
      case 'update': {
        const content = readView(answer['view'], 'modal', core)
        refuseDuplicate(content, core, view)
        core.views.replace(view, content)
        return delivered
      }
      case 'push': {
        if (core.views.stackOf(person.id).length >= stackLimit) throw new SlackError('push_limit_reached')
        const content = readView(answer['view'], 'modal', core)
        refuseDuplicate(content, core)
        core.views.push(person.id, content, view.openedFrom)
        return delivered
      }
      default:
        return refusedBySlack(`The app answered with an unknown response_action "${String(action)}".`)
    }
  } catch (error) {
    if (!(error instanceof SlackError)) throw error
    const { messages } = asObject(error.extra['response_metadata'])
    const detail = asArray(messages).join('; ')
    return refusedBySlack(`The app answered with a faulty view: ${error.code} ${detail}`.trim())
  }
}

/** Errors have to name input blocks of the view, else Slack shows none of them. */
function shownErrors(view: StoredView, errors: unknown): ActResult {
  const inputs = new Set(
    asArray(view.content['blocks'])
      .filter(isObject)
      .filter(block => block['type'] === 'input')
      .map(block => block['block_id']),
  )
  const entries = Object.entries(asObject(errors))
  const isSound = entries.every(([blockId, words]) => inputs.has(blockId) && typeof words === 'string')
  if (entries.length === 0 || !isSound)
    return refusedBySlack('The app answered with errors for blocks that are not inputs of this form.')
  return refusedBySlack('Please mend what is marked.', Object.fromEntries(entries) as Record<string, string>)
}

/** For conversation selects with `response_url_enabled`. */
function responseUrls(
  core: Core,
  person: Person,
  blocks: unknown[],
  values: Record<string, Record<string, JsonObject>>,
): JsonObject[] {
  return interactiveElements(blocks).flatMap(({ block, element }) => {
    if (element['response_url_enabled'] !== true) return []
    const blockId = asText(block['block_id']) ?? ''
    const actionId = asText(element['action_id']) ?? ''
    const chosen = values[blockId]?.[actionId] ?? {}
    const channelId = asText(chosen['selected_conversation']) ?? asText(chosen['selected_channel'])
    if (channelId === undefined) return []
    const key = core.responseUrls.make({ userId: person.id, channelId, source: null })
    const response_url = `${core.origin}/response/${core.team.id}/${key}`
    return [{ block_id: blockId, action_id: actionId, channel_id: channelId, response_url }]
  })
}

/** Closes the top view, or with `all` the stack; the app hears of views that asked for it. */
export async function closeView(
  core: Core,
  person: Person,
  viewId: string,
  all: boolean,
): Promise<ActResult> {
  const view = topView(core, person, viewId)
  const isCleared = all || view.content['clear_on_close'] === true
  const closed = core.views.close(person.id, isCleared)
  tellModals(core, person.id)
  for (const one of closed) {
    if (one.content['notify_on_close'] !== true) continue
    const payload = {
      ...payloadBase(core, person),
      view: viewShape(core, one),
      is_cleared: isCleared,
    }
    await interact(core, 'view_closed', payload)
  }
  return { ...delivered, modals: modalsOf(core, person.id) }
}
