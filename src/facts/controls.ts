// Tab and line breaks are allowed inside a cell; every other control character is damage.
const isControl = (code: number) => (code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127

export function hasNoControls(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (isControl(text.charCodeAt(at))) return false
  return true
}

// Word processors part lines and pages by these; whatever else is left out nobody sees.
const asTyped = (character: string) => (character === '\v' || character === '\f' ? ' ' : '')

/** A text as a cell takes it: without the control characters that come along with what is pasted. */
export const withoutControls = (text: string): string =>
  [...text].map(each => (hasNoControls(each) ? each : asTyped(each))).join('')
