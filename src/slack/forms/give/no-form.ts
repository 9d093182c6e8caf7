import type { Reply } from '../../blocks/build.ts'
import type { FormContent } from '../form.ts'

/** A form that changes always has content: words in its place are content with nothing to send. */
export const noForm = (title: string, found: FormContent | Reply): FormContent =>
  'submit' in found ? found : { title, submit: null, blocks: found.blocks }
