export type Metric = {
  /** Without the prefix that all of ours have. */
  readonly name: string
  readonly kind: 'gauge' | 'counter'
} & (
  | { readonly value: number | null }
  | { readonly label: string; readonly values: Readonly<Record<string, number>> }
)

/**
 * Metrics in the text format of Prometheus, https://prometheus.io/docs/instrumenting/exposition_formats. What is
 * unknown is left out: a zero would be a lie. docs/deploy.md says what each one means.
 */
export function metricsText(metrics: readonly Metric[]): string {
  return metrics
    .map(metric => {
      const name = `plumbline_${metric.name}`
      const lines =
        'values' in metric
          ? Object.entries(metric.values).map(
              ([label, value]) => `${name}{${metric.label}=${JSON.stringify(label)}} ${value}`,
            )
          : metric.value === null
            ? []
            : [`${name} ${metric.value}`]
      return lines.length === 0 ? '' : [`# TYPE ${name} ${metric.kind}`, ...lines, ''].join('\n')
    })
    .join('')
}
