/**
 * Shapes that the page's modules share. Types only: browsers get the .js files beside this one as they are, and tsc
 * checks them against these types through their JSDoc.
 */
import type { KnownBlock } from '@slack/types'
import type {
  ActResult,
  ConversationView,
  ElementContainer,
  ElementValue,
  FileView,
  FormState,
  PersonView,
  SuggestionsView,
  WireBlock,
} from '../page-api.ts'

/** Documented by Slack since 2026-06, not in @slack/types 3.2: docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
export interface DataVisualizationBlock {
  type: 'data_visualization'
  title: string
  chart: PieChart | SeriesChart
  block_id?: string
}

export interface PieChart {
  type: 'pie'
  segments: DataPoint[]
}

export interface SeriesChart {
  type: 'bar' | 'line' | 'area'
  series: { name: string; data: DataPoint[] }[]
  axis_config?: { categories?: string[]; x_label?: string; y_label?: string }
}

export interface DataPoint {
  label: string
  value: number
}

export type DrawnBlock = KnownBlock | DataVisualizationBlock

/** Names behind the ids that appear in text, and whose eyes the page looks through. */
export interface Directory {
  readonly me: PersonView
  readonly people: readonly PersonView[]
  readonly conversations: readonly ConversationView[]
  person(id: string): PersonView | undefined
  conversation(id: string): ConversationView | undefined
  /** epoch milliseconds on the sandbox's clock */
  now(): number
}

/** One input as the form around it sees it. */
export interface Field {
  blockId: string
  actionId: string
  isRequired: boolean
  read(): ElementValue
  /** why a person could not send this value, or null */
  fault(): string | null
  focus(): void
}

export interface Press {
  blockId: string
  actionId: string
  value?: ElementValue
}

/** Where blocks are drawn: a message, a Home tab, a form. */
export interface Surface {
  readonly directory: Directory
  readonly container: ElementContainer
  /** the conversation behind it, null for Home and forms */
  readonly channel: string | null
  /** what the person has touched; survives redrawing, as it does in Slack */
  readonly state: FormState
  readonly fields: Map<string, Field>
  act(press: Press): Promise<ActResult>
  suggest(blockId: string, actionId: string, query: string): Promise<SuggestionsView>
  upload(file: File): Promise<FileView>
  drawBlocks(blocks: readonly WireBlock[]): HTMLElement[]
}

/** One element of Block Kit on its way to the screen. */
export interface Placement {
  surface: Surface
  blockId: string
  /** whether a change is sent to the app at once */
  isDispatched: boolean
  /** ids of label, hint and error around it */
  labelledBy?: string
  describedBy?: string
  isRequired: boolean
}

/* ---------------------------------------------------------------- text, parsed */

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'em' | 'strike' | 'underline'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; url: string; children: Inline[] }
  | { kind: 'user' | 'channel' | 'group'; id: string; label: string | null }
  | { kind: 'broadcast'; range: string }
  | { kind: 'emoji'; name: string }
  | { kind: 'date'; seconds: number; format: string; url: string | null; fallback: string }
  | { kind: 'color'; value: string }
  | { kind: 'break' }

export type TextBlock =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'heading'; level: number; children: Inline[] }
  | { kind: 'quote'; children: TextBlock[] }
  | { kind: 'pre'; text: string }
  | { kind: 'list'; isOrdered: boolean; start: number; items: ListItem[] }
  | { kind: 'table'; align: ('left' | 'center' | 'right')[]; rows: Inline[][][] }
  | { kind: 'rule' }

export interface ListItem {
  children: TextBlock[]
  /** null: not a task; otherwise whether it is ticked */
  isDone: boolean | null
}
