/** @import { MultiSelect, Select } from '@slack/types' */
/** @import { OptionView } from '../../page-api.ts' */
/** @import { Placement } from '../types.ts' */
import { el } from '../dom.js'
import { choose, remembered } from './act.js'
import { createCombobox } from './combobox.js'
import { emptyWords, optionSource, optionView } from './option-sources.js'

/**
 * Every single and multi select: one combobox, fed by the element's own source of options.
 *
 * @param {Select | MultiSelect} element
 * @param {Placement} placement
 */
export function drawSelect(element, placement) {
  const isMany = element.type.startsWith('multi_')
  const known = knownOptions(element, placement)
  const initial = initialValues(element, placement)
  const before = remembered(placement, element.action_id, initial)
  const values = typeof before === 'string' ? [before] : (before ?? [])
  const chosen = values.map(value => known(value) ?? { text: value, description: null, value })
  const isOptional = placement.labelledBy !== undefined && !placement.isRequired
  const combobox = createCombobox({
    source: optionSource(element, placement),
    chosen,
    isMany,
    most: 'max_selected_items' in element ? element.max_selected_items : undefined,
    canClear: isOptional,
    placeholder: element.placeholder?.text ?? (isMany ? 'Select options' : 'Select an option'),
    labelledBy: placement.labelledBy,
    describedBy: placement.describedBy,
    isRequired: placement.isRequired,
    actionId: element.action_id,
    emptyWords: query => emptyWords(element, query),
    onChange: options => {
      const found = options.map(option => option.value)
      void choose(placement, element, combobox.input, isMany ? found : (found[0] ?? null))
    },
  })
  placement.surface.fields.set(`${placement.blockId}/${element.action_id}`, {
    blockId: placement.blockId,
    actionId: element.action_id ?? '',
    isRequired: placement.isRequired,
    read: () => {
      const found = combobox.chosen().map(option => option.value)
      return isMany ? found : (found[0] ?? null)
    },
    fault: () => null,
    focus: () => combobox.input.focus(),
  })
  return el('div', { class: 'select' }, combobox.node)
}

/**
 * @param {Select | MultiSelect} element
 * @param {Placement} placement
 * @returns {(value: string) => OptionView | undefined}
 */
function knownOptions(element, { surface }) {
  const listed = [
    ...('options' in element ? (element.options ?? []) : []),
    ...('option_groups' in element ? (element.option_groups ?? []).flatMap(group => group.options) : []),
    ...('initial_option' in element && element.initial_option ? [element.initial_option] : []),
    ...('initial_options' in element ? (element.initial_options ?? []) : []),
  ].map(optionView)
  return value => {
    const found = listed.find(option => option.value === value)
    if (found) return found
    const conversation = surface.directory.conversation(value)
    const isChannel = conversation?.kind === 'public' || conversation?.kind === 'private'
    const text =
      surface.directory.person(value)?.name ?? (isChannel ? `#${conversation.name}` : conversation?.name)
    return text === undefined ? undefined : { text, description: null, value }
  }
}

/**
 * @param {Select | MultiSelect} element
 * @param {Placement} placement
 * @returns {string[]}
 */
function initialValues(element, { surface }) {
  const here = surface.channel
  switch (element.type) {
    case 'static_select':
    case 'external_select':
      return element.initial_option ? [optionView(element.initial_option).value] : []
    case 'multi_static_select':
    case 'multi_external_select':
      return (element.initial_options ?? []).map(option => optionView(option).value)
    case 'users_select':
      return element.initial_user ? [element.initial_user] : []
    case 'multi_users_select':
      return element.initial_users ?? []
    case 'channels_select':
      return element.initial_channel ? [element.initial_channel] : []
    case 'multi_channels_select':
      return element.initial_channels ?? []
    case 'conversations_select':
      return element.initial_conversation
        ? [element.initial_conversation]
        : element.default_to_current_conversation && here
          ? [here]
          : []
    case 'multi_conversations_select':
      return element.initial_conversations ?? (element.default_to_current_conversation && here ? [here] : [])
  }
}
