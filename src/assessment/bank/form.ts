import { z } from 'zod'
import type { Model } from '../../scoring/index.ts'

const item = z.object({
  id: z.string(),
  kind: z.enum([
    'cell',
    'component',
    'element',
    'principle',
    'performance',
    'centricity',
    'engagement',
    'custom',
  ]),
  name: z.string(),
  statement: z.string(),
  component: z.string().exactOptional(),
  element: z.string().exactOptional(),
})

/** A template as one wave asks it: it stays as it is, whatever becomes of the bank. */
export const frozenForm = z.object({
  templateId: z.string(),
  version: z.int(),
  name: z.string(),
  /** How long most people need. */
  minutes: z.int(),
  items: z.array(item),
  /** Items that belong together, on one page of the form. */
  pages: z.array(z.object({ title: z.string(), items: z.array(z.string()) })),
})
export interface FrozenForm extends z.output<typeof frozenForm> {
  /** What was promised when the wave was started; absent in waves that were started before promises were kept. */
  readonly suppression?: Model['alignment']['suppression']
}
