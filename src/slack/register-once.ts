import type { App } from '@slack/bolt'
import type { Surface } from './surface.ts'

/**
 * Lets each event through once, whichever instance its copies reach and however late. Bolt has acknowledged it by then,
 * so an event whose instance ends in the middle is done by the next copy.
 */
export function onceEach({
  app,
  log,
  services,
}: Omit<Surface, 'app' | 'apiUrl'> & { readonly app: App }): void {
  app.use(async ({ body, next }) => {
    const eventId = (body as { readonly event_id?: unknown }).event_id
    if (typeof eventId !== 'string') return next()
    const { receipts, answers } = await services()
    const receiptId = `event:${eventId}`
    if (!(await receipts.take(receiptId, answers.now()))) {
      log.debug({ eventId }, 'a copy of an event was left out')
      return
    }
    await next()
    await receipts.done(receiptId, answers.now())
  })
}
