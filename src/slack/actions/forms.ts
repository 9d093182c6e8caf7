import type { ViewStateValue } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import type { Reply } from '../blocks/build.ts'
import { nudgeActions } from '../messages/nudge-message.ts'
import type { SlackServices } from '../surface.ts'
import { isNotUsefulReason, notUsefulForm, notUsefulView } from '../views/not-useful.ts'
import type { NudgeContext } from '../views/nudge-context.ts'
import { wrongForm, wrongView } from '../views/wrong.ts'
import { dismiss, dispute } from './reactions.ts'

interface Submitted {
  readonly slackUserId: string
  readonly nudgeId: string
}

/** A form that a button of a nudge opens. */
export interface NudgeForm {
  readonly actionId: string
  readonly callbackId: string
  readonly blockId: string
  /** The input's action. */
  readonly inputId: string
  readonly open: (context: NudgeContext) => ModalView
  /** The answer, or what is missing in the words that stand beside the field. */
  readonly read: (
    state: ViewStateValue | undefined,
  ) =>
    | { readonly missing: string }
    | { readonly answer: (services: SlackServices, by: Submitted) => Promise<Reply> }
}

export const nudgeForms: readonly NudgeForm[] = [
  {
    actionId: nudgeActions.notUseful,
    callbackId: notUsefulView.callbackId,
    blockId: notUsefulView.blockId,
    inputId: notUsefulView.actionId,
    open: notUsefulForm,
    read(state) {
      const why = state?.selected_option?.value
      return isNotUsefulReason(why)
        ? { answer: (services, by) => dismiss(services, { ...by, why }) }
        : { missing: 'Please pick one.' }
    },
  },
  {
    actionId: nudgeActions.wrong,
    callbackId: wrongView.callbackId,
    blockId: wrongView.blockId,
    inputId: wrongView.actionId,
    open: wrongForm,
    read(state) {
      const said = state?.value?.trim() ?? ''
      return said === ''
        ? { missing: 'Please write what is right.' }
        : { answer: (services, by) => dispute(services, { ...by, said }) }
    },
  },
]
