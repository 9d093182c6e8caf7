import { expect, test } from 'vitest'
import { metricsText } from './metrics.ts'

test('each metric has its type and its lines; what is unknown is left out, and zero is not unknown', () => {
  expect(
    metricsText([
      { name: 'outbox_messages', kind: 'gauge', label: 'state', values: { due: 2, dead: 0 } },
      { name: 'last_run_timestamp_seconds', kind: 'gauge', value: null },
      { name: 'work_failures_total', kind: 'counter', label: 'work', values: {} },
      { name: 'slack_connected', kind: 'gauge', value: 0 },
    ]),
  ).toBe(`# TYPE plumbline_outbox_messages gauge
plumbline_outbox_messages{state="due"} 2
plumbline_outbox_messages{state="dead"} 0
# TYPE plumbline_slack_connected gauge
plumbline_slack_connected 0
`)
})
