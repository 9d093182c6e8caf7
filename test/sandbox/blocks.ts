/** Blocks in few words; each a sound one until a test spoils it. */

export const x = (length: number) => 'x'.repeat(length)
export const plain = (text: string) => ({ type: 'plain_text', text })
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i))
export const divider = { type: 'divider' }
export const button = (part: object = {}, index = 0) => ({
  type: 'button',
  action_id: `b${index}`,
  text: plain('Go'),
  ...part,
})
export const option = (index: number, part: object = {}) => ({
  text: plain(`Option ${index}`),
  value: `v${index}`,
  ...part,
})
export const section = (part: object) => ({ type: 'section', ...part })
export const actions = (...elements: object[]) => ({ type: 'actions', elements })
export const accessory = (element: object) => section({ text: mrkdwn('Pick'), accessory: element })
export const picture = { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'a' }
export const cell = (text: string) => ({ type: 'raw_text', text })
export const rows = (count: number, columns: number) =>
  times(count, row => times(columns, column => cell(`${row}.${column}`)))
export const dataTable = (part: object) => ({
  type: 'data_table',
  caption: 'Accounts',
  rows: rows(2, 2),
  ...part,
})
export const chart = (part: object) => ({ type: 'data_visualization', title: 'Growth', chart: part })
export const pie = (count: number, label = 'a') =>
  chart({ type: 'pie', segments: times(count, i => ({ label: `${label}${i}`, value: 1 })) })
export const plotted = (series: number, labels: number, axis: object = {}) => {
  const categories = times(labels, i => `c${i}`)
  const line = (i: number) => ({ name: `s${i}`, data: categories.map(label => ({ label, value: i })) })
  return chart({ type: 'bar', series: times(series, line), axis_config: { categories, ...axis } })
}
export const card = (part: object) => ({ type: 'card', title: mrkdwn('Card'), ...part })
export const container = (part: object) => ({
  type: 'container',
  title: plain('Box'),
  child_blocks: [divider],
  ...part,
})
export const feedback = (index: number) => ({
  type: 'feedback_buttons',
  action_id: `f${index}`,
  positive_button: { text: plain('Good'), value: 'good' },
  negative_button: { text: plain('Bad'), value: 'bad' },
})
export const confirm = (part: object) => actions(button({ confirm: { text: plain('Sure?'), ...part } }))
