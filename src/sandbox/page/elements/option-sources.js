/** @import { MultiSelect, Option, Select } from '@slack/types' */
/** @import { OptionView, SuggestionsView } from '../../page-api.ts' */
/** @import { Directory, Placement } from '../types.ts' */

/** @typedef {SuggestionsView['groups']} Groups */
/** @typedef {(query: string) => Groups | Promise<Groups>} OptionSource */

/**
 * Where a select gets its options from while somebody types.
 *
 * @param {Select | MultiSelect} element
 * @param {Placement} placement
 * @returns {OptionSource}
 */
export function optionSource(element, { surface, blockId }) {
  const { directory } = surface
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select': {
      const groups = element.option_groups?.map(group => ({
        label: group.label.text,
        options: group.options.map(optionView),
      })) ?? [{ label: null, options: (element.options ?? []).map(optionView) }]
      return query => matching(groups, query)
    }
    case 'external_select':
    case 'multi_external_select': {
      // Slack asks the app from the third letter on unless the app says otherwise.
      const fewest = element.min_query_length ?? 3
      return async query =>
        query.length < fewest ? [] : (await surface.suggest(blockId, element.action_id ?? '', query)).groups
    }
    case 'users_select':
    case 'multi_users_select':
      return query => matching([{ label: null, options: people(directory) }], query)
    case 'channels_select':
    case 'multi_channels_select':
      return query =>
        matching(
          [{ label: null, options: conversations(directory, found => found.kind === 'public') }],
          query,
        )
    case 'conversations_select':
    case 'multi_conversations_select': {
      const { filter } = element
      return query =>
        matching(
          [
            {
              label: null,
              options: conversations(
                directory,
                found =>
                  (!filter?.include || filter.include.includes(found.kind)) &&
                  !(filter?.exclude_external_shared_channels && found.isExtShared) &&
                  !(filter?.exclude_bot_users && found.kind === 'im' && found.isAppDm),
              ),
            },
          ],
          query,
        )
    }
  }
}

/** What a person reads when nothing is found. @param {Select | MultiSelect} element @param {string} query */
export function emptyWords(element, query) {
  if (element.type !== 'external_select' && element.type !== 'multi_external_select') return 'Nothing matches'
  const fewest = element.min_query_length ?? 3
  return query.length < fewest
    ? `Type ${fewest === 1 ? 'a letter' : `${fewest} letters`} to search`
    : 'The app found nothing'
}

/**
 * @param {Option} option
 * @returns {OptionView}
 */
export function optionView(option) {
  return {
    text: option.text.text,
    description: option.description?.text ?? null,
    value: option.value ?? option.text.text,
  }
}

/**
 * @param {Groups} groups
 * @param {string} query
 */
function matching(groups, query) {
  const wanted = query.trim().toLocaleLowerCase()
  return groups
    .map(group => ({
      ...group,
      options: group.options.filter(option => option.text.toLocaleLowerCase().includes(wanted)),
    }))
    .filter(group => group.options.length > 0)
}

/**
 * @param {Directory} directory
 * @returns {OptionView[]}
 */
function people(directory) {
  return directory.people
    .filter(person => !person.isDeleted && !person.isBot)
    .map(person => ({ text: person.name, description: person.title || null, value: person.id }))
}

/**
 * @param {Directory} directory
 * @param {(conversation: Directory['conversations'][number]) => boolean} isWanted
 * @returns {OptionView[]}
 */
function conversations(directory, isWanted) {
  return directory.conversations
    .filter(found => !found.isArchived && isWanted(found))
    .map(found => ({
      text: found.kind === 'public' || found.kind === 'private' ? `#${found.name}` : found.name,
      description: null,
      value: found.id,
    }))
}
