import { asArray, asObject, isObject } from '../json.ts'
import { checkBlocks, type Mode } from './blocks.ts'
import { boolean, byType, type Faults, fault, shape, string, tag } from './check.ts'
import { plainText } from './text.ts'

/** https://docs.slack.dev/reference/views: the whole view in JSON */
export const viewLimitBytes = 250_000

const shared = {
  private_metadata: string(3_000, { min: 0 }),
  callback_id: string(255, { min: 0 }),
  external_id: string(255, { min: 0 }),
}
// Blocks have a check of their own, which knows the surface.
const blocks = () => {}

const modal = shape(
  { type: tag, title: plainText(24), blocks },
  {
    ...shared,
    submit: plainText(24),
    close: plainText(24),
    clear_on_close: boolean,
    notify_on_close: boolean,
    submit_disabled: boolean,
  },
)
const home = shape({ type: tag, blocks }, shared)

/** What is wrong with a view, pointers under /view. */
export function checkView(view: unknown, type: 'modal' | 'home', mode: Mode): Faults {
  const faults: Faults = []
  byType(type === 'modal' ? { modal } : { home })(view, '/view', faults)
  if (!isObject(view) || view['blocks'] === undefined) return faults
  faults.push(...checkBlocks(view['blocks'], type, mode, '/view/blocks'))
  const hasInput = asArray(view['blocks']).some(block => asObject(block)['type'] === 'input')
  if (type === 'modal' && hasInput && view['submit'] === undefined)
    fault(faults, 'missing required field: submit', '/view')
  return faults
}
