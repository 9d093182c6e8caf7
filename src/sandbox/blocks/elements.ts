import { buttons } from './buttons.ts'
import { byType, type Check } from './check.ts'
import { inputs } from './inputs.ts'
import { menus } from './menus.ts'

/** Every element by its type; blocks pick those they take. */
const elements = { ...buttons, ...inputs, ...menus } satisfies Record<string, Check>

export type ElementType = keyof typeof elements

export function elementsOf(...types: ElementType[]): Check {
  return byType(Object.fromEntries(types.map(type => [type, elements[type]])))
}

export const selects: ElementType[] = [
  'static_select',
  'external_select',
  'users_select',
  'conversations_select',
  'channels_select',
]

export const multiSelects: ElementType[] = [
  'multi_static_select',
  'multi_external_select',
  'multi_users_select',
  'multi_conversations_select',
  'multi_channels_select',
]
