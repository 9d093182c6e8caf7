import { asArray, asObject, asText } from '../json.ts'
import {
  byType,
  type Check,
  type Faults,
  fault,
  list,
  noDuplicates,
  number,
  shape,
  string,
  tag,
} from './check.ts'

/** https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block */

const label = string(20)
const labelsMost = 20

const pie = shape({ type: tag, segments: list(shape({ label, value: number({ above: 0 }) }), 6) })

const series = shape({
  name: label,
  data: list(shape({ label, value: number() }), labelsMost),
})

const axes = shape({ categories: list(label, labelsMost) }, { x_label: string(50), y_label: string(50) })

const plotted = shape({ type: tag, series: list(series, 6), axis_config: axes }, {}, matchCategories)

export const dataVisualizationBlock: Check = shape(
  { type: tag, title: string(50), chart: byType({ pie, bar: plotted, line: plotted, area: plotted }) },
  { block_id: string(255) },
)

/** Each series names every category once, and series have different names. */
function matchCategories(chart: Record<string, unknown>, at: string, faults: Faults): void {
  const categories = asArray(asObject(chart['axis_config'])['categories']).map(asText)
  noDuplicates(categories, 'categories', `${at}/axis_config/categories`, faults)
  const all = asArray(chart['series']).map(asObject)
  noDuplicates(
    all.map(one => asText(one['name'])),
    'name',
    `${at}/series`,
    faults,
  )
  all.forEach((one, index) => {
    const labels = asArray(one['data']).map(point => asText(asObject(point)['label']))
    const isSame =
      labels.length === categories.length && categories.every(category => labels.includes(category))
    if (!isSame) fault(faults, 'data labels must match axis_config.categories', `${at}/series/${index}/data`)
  })
}
