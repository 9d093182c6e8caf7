/** Limits of Block Kit, in characters and elements; every block of the bot is built inside them. */
export const LIMITS = {
  blocks: 50,
  /** Of a modal or the Home tab. */
  viewBlocks: 100,
  section: 3_000,
  header: 150,
  button: 75,
  option: 75,
  value: 2_000,
  actions: 25,
  context: 10,
  fallback: 3_000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  chartTitle: 50,
  chartSeries: 6,
  chartCategories: 20,
  chartLabel: 20,
  chartAxis: 50,
  tableRows: 100,
  tableColumns: 20,
  /** Over all cells of a message. */
  tableCharacters: 10_000,
  tablePage: 100,
} as const
