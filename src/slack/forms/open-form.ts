import type { WebClient } from '@slack/web-api'
import type { Logger } from 'pino'
import { context, section } from '../blocks/build.ts'
import { explainFailure } from '../error-boundary.ts'
import type { SlackServices } from '../surface.ts'
import { type Form, type FormAsked, type FormContent, formView, replyView } from './form.ts'

export interface FormOpener {
  readonly client: WebClient
  readonly log: Logger
  readonly services: () => Promise<SlackServices>
}

const loading = { blocks: [context('One moment …')] }

/**
 * Opens a form from a command, a button or a shortcut. A trigger lives for three seconds, so a form that has to read
 * first opens empty and is filled when it knows more. `isOnTop` puts it on the modal that is open.
 */
export async function openForm(
  { client, log, services }: FormOpener,
  form: Form,
  asked: FormAsked & { readonly triggerId: string },
  isOnTop = false,
): Promise<void> {
  const show = isOnTop ? client.views.push : client.views.open
  const content = form.open(services, asked)
  if (!(content instanceof Promise)) {
    await show({ trigger_id: asked.triggerId, view: formView(form, content, asked) })
    return
  }
  // Heard of below; a rejection must not be taken for unhandled while the view opens.
  content.catch(() => {})
  const opened = await show({ trigger_id: asked.triggerId, view: replyView(form.title, loading) })
  const viewId = opened.view?.id
  if (viewId === undefined) throw new Error('a view was opened without an id')
  const filled = await content
    .then(found => viewOf(form, found, asked))
    .catch((error: unknown) => replyView(form.title, failed(error, log, form.callbackId)))
  await client.views.update({ view_id: viewId, view: filled })
}

const isContent = (found: object): found is FormContent => 'submit' in found

/** The form, or what is to be said in its place. */
export function viewOf(form: Form, found: Awaited<ReturnType<Form['open']>>, asked: FormAsked) {
  return isContent(found) ? formView(form, found, asked) : replyView(form.title, found)
}

export function failed(error: unknown, log: Logger, where: string) {
  return { blocks: [section(explainFailure(error, log, where).userMessage)] }
}
