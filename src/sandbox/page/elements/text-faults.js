/** @import { EmailInput, NumberInput, PlainTextInput, RichTextInput, URLInput } from '@slack/types' */

/**
 * Why a person could not send this text, in words for beside the field; null when they can. Slack checks the same in
 * its client before the app hears anything.
 *
 * @param {PlainTextInput | NumberInput | EmailInput | URLInput | RichTextInput} element
 * @param {string} value not empty
 */
export function textFault(element, value) {
  switch (element.type) {
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)
        ? null
        : 'Enter an e-mail address, such as name@example.com'
    case 'url_text_input':
      return isWebAddress(value) ? null : 'Enter a whole web address, such as https://example.com'
    case 'number_input':
      return numberFault(element, value)
    case 'plain_text_input':
      if (element.min_length !== undefined && value.length < element.min_length)
        return `Enter at least ${element.min_length} characters`
      return element.max_length !== undefined && value.length > element.max_length
        ? `Enter at most ${element.max_length} characters`
        : null
    case 'rich_text_input':
      return null
  }
}

/** @param {string} value */
function isWebAddress(value) {
  try {
    return /^https?:$/.test(new URL(value).protocol)
  } catch {
    return false
  }
}

/**
 * @param {NumberInput} element
 * @param {string} value
 */
function numberFault(element, value) {
  if (!/^-?\d+(?:\.\d+)?$/.test(value)) return 'Enter a number, in digits'
  if (!element.is_decimal_allowed && value.includes('.')) return 'Enter a whole number'
  if (element.min_value !== undefined && Number(value) < Number(element.min_value))
    return `Enter ${element.min_value} or more`
  if (element.max_value !== undefined && Number(value) > Number(element.max_value))
    return `Enter ${element.max_value} or less`
  return null
}
