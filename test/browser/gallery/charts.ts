/** Not in @slack/types yet; the shape is Slack's. */
interface Chart {
  type: 'data_visualization'
  title: string
  chart: Record<string, unknown>
}

const quarters = ['Q3 2025', 'Q4 2025', 'Q1 2026', 'Q2 2026']
const points = (labels: string[], values: number[]) =>
  labels.map((label, index) => ({ label, value: values[index] ?? 0 }))

export const barAndLine: Chart[] = [
  {
    type: 'data_visualization',
    title: 'Growth composition',
    chart: {
      type: 'bar',
      series: [
        { name: 'Expansion', data: points(quarters, [572_484, 410_000, 380_500, 610_200]) },
        { name: 'Decline', data: points(quarters, [-276_340, -120_000, -310_000, -90_400]) },
      ],
      axis_config: { categories: quarters, x_label: 'Quarter', y_label: 'Revenue, EUR' },
    },
  },
  {
    type: 'data_visualization',
    title: 'Win rate by segment, 2025–2026',
    chart: {
      type: 'line',
      series: [
        { name: 'Enterprise', data: points(quarters, [0.41, 0.44, 0.39, 0.47]) },
        { name: 'Mid-market', data: points(quarters, [0.63, 0.61, 0.66, 0.64]) },
        { name: 'Small', data: points(quarters, [0.52, 0.55, 0.57, 0.5]) },
      ],
      axis_config: { categories: quarters, y_label: 'Won / (won + lost)' },
    },
  },
]

const months = [
  'January 2026',
  'February 2026',
  'March 2026',
  'April 2026',
  'May 2026',
  'June 2026',
  'July 2026',
  'August 2026',
]

export const areaAndPie: Chart[] = [
  {
    type: 'data_visualization',
    title: 'Touches a month',
    chart: {
      type: 'area',
      series: [
        { name: 'Joint', data: points(months, [14, 18, 22, 19, 24, 30, 28, 33]) },
        { name: 'Alone', data: points(months, [9, 7, 12, 8, 6, 9, 5, 4]) },
      ],
      axis_config: { categories: months },
    },
  },
  {
    type: 'data_visualization',
    title: 'What the plan pays for',
    chart: {
      type: 'pie',
      segments: [
        { label: 'Capital', value: 48 },
        { label: 'Consumables', value: 30 },
        { label: 'Service', value: 17 },
        { label: 'Advice', value: 5 },
      ],
    },
  },
]
