/** Escapes text from data for mrkdwn: no name can mention, link or format anything. The one escape function. */
export function escapeMrkdwn(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[*_~`]/g, sign => `${sign}\u2060`)
}

/** What a person typed, without the escapes that Slack adds on the way: a name with `&` in it is found again. */
export function typedText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim()
}

/** Cuts a text to a limit, at a character, with an ellipsis. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  const kept = [...text.slice(0, limit)]
  while (kept.join('').length > limit - 1) kept.pop()
  return `${kept.join('').replace(/&[a-z]*$/, '')}…`
}

/** One line: line breaks in a name become spaces, so that a name stays inside its sentence. */
export function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
